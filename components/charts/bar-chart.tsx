'use client';

import dynamic from 'next/dynamic';
import { useId } from 'react';
import { ChartTable } from '#components/charts/chart-table';
import { Legend } from '#components/charts/legend';
import type { ChartData } from '#components/charts/types';
import { Spinner } from '#components/progress';

export type { Category, Series } from '#components/charts/types';

// The library weighs more than the rest of a page: it comes after the page is there.
const Bars = dynamic(() => import('#components/charts/bars'), {
  ssr: false,
  loading: () => (
    <span className="flex h-full items-center justify-center text-muted">
      <Spinner />
    </span>
  ),
});

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
  const id = useId();
  const height = layout === 'rows' ? data.categories.length * ROW_HEIGHT + AXIS_HEIGHT : COLUMNS_HEIGHT;
  return (
    <figure aria-labelledby={id} className="box min-w-0 p-4">
      <figcaption className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span id={id} className="font-semibold">
          {title}
        </span>
        <Legend series={data.series} />
      </figcaption>
      <div aria-hidden="true" className="text-xs" style={{ height }}>
        <Bars {...data} layout={layout} />
      </div>
      <ChartTable title={title} {...data} />
    </figure>
  );
}
