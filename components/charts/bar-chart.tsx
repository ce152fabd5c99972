'use client';

import dynamic from 'next/dynamic';
import { ChartTable } from '#components/charts/chart-table';
import { ChartFrame, PlotComing } from '#components/charts/frame';
import { Legend } from '#components/charts/legend';
import { Pattern, patternFill } from '#components/charts/pattern';
import type { ChartData } from '#components/charts/types';

export type { Category, Series } from '#components/charts/types';

const Bars = dynamic(() => import('#components/charts/bars'), { ssr: false, loading: PlotComing });

interface BarChartProps extends ChartData {
  title: string;
  /** Bars that stand beside each other, or lie below each other, where their labels are long. */
  layout?: 'columns' | 'rows';
}

const COLUMNS_HEIGHT = 220;
const ROW_HEIGHT = 28;
const AXIS_HEIGHT = 48;

/** Numbers as bars, with the same as a table. */
export function BarChart({ title, layout = 'columns', ...data }: BarChartProps) {
  const { series, categories } = data;
  return (
    <ChartFrame
      title={title}
      legend={series.length > 1 ? <Legend series={series} mark={swatch} /> : null}
      height={layout === 'rows' ? categories.length * ROW_HEIGHT + AXIS_HEIGHT : COLUMNS_HEIGHT}
      table={<ChartTable title={title} {...data} />}
    >
      <Bars {...data} layout={layout} />
    </ChartFrame>
  );
}

const swatch = (index: number) => (
  <svg width="12" height="12" className="rounded-xs" aria-hidden="true">
    <Pattern />
    <rect width="12" height="12" fill={patternFill(index)} stroke="var(--accent)" />
  </svg>
);
