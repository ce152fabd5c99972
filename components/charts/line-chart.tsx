'use client';

import dynamic from 'next/dynamic';
import { ChartTable } from '#components/charts/chart-table';
import { ChartFrame, PlotComing } from '#components/charts/frame';
import { Legend } from '#components/charts/legend';
import type { LineData } from '#components/charts/types';

export type { Point } from '#components/charts/types';

const Lines = dynamic(() => import('#components/charts/lines'), { ssr: false, loading: PlotComing });

const HEIGHT = 240;

/** Numbers over time: the first series as a line, a second as the limit that it should keep; the same as a table. */
export function LineChart({ title, points, series, axes }: LineData & { title: string }) {
  return (
    <ChartFrame
      title={title}
      legend={<Legend series={series} mark={stroke} />}
      height={HEIGHT}
      table={<ChartTable {...{ title, categories: points, series, axes }} total={false} />}
    >
      <Lines {...{ points, series, axes }} />
    </ChartFrame>
  );
}

const stroke = (index: number) => (
  <svg width="18" height="8" aria-hidden="true">
    <line
      x1="0"
      x2="18"
      y1="4"
      y2="4"
      strokeWidth="2"
      stroke={index === 0 ? 'var(--accent)' : 'var(--danger)'}
      strokeDasharray={index === 0 ? undefined : '5 3'}
    />
  </svg>
);
