'use client';

import dynamic from 'next/dynamic';
import { useId } from 'react';
import { ChartTable } from '#components/charts/chart-table';
import type { LineData } from '#components/charts/types';
import { Spinner } from '#components/progress';

export type { Point } from '#components/charts/types';

// The library weighs more than the rest of a page: it comes after the page is there.
const Lines = dynamic(() => import('#components/charts/lines'), {
  ssr: false,
  loading: () => (
    <span className="flex h-full items-center justify-center text-muted">
      <Spinner />
    </span>
  ),
});

const HEIGHT = 240;

/** Numbers over time: the first series as a line, a second as the limit that it should keep; the same as a table. */
export function LineChart({ title, points, series, axes }: LineData & { title: string }) {
  const id = useId();
  const categories = points.map(({ label, values }) => ({ label, values }));
  return (
    <figure aria-labelledby={id} className="box min-w-0 p-4">
      <figcaption className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span id={id} className="font-semibold">
          {title}
        </span>
        <Legend series={series} />
      </figcaption>
      <div aria-hidden="true" className="text-xs" style={{ height: HEIGHT }}>
        <Lines {...{ points, series, axes }} />
      </div>
      <ChartTable {...{ title, categories, series, axes }} total={false} />
    </figure>
  );
}

/** Which line is what; for the eye only, since the table says it in words. */
const Legend = ({ series }: Pick<LineData, 'series'>) => (
  <span aria-hidden="true" className="flex flex-wrap gap-x-4 text-sm text-muted">
    {series.map(({ id, label }, index) => (
      <span key={id} className="flex items-center gap-1.5">
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
        {label}
      </span>
    ))}
  </span>
);
