import { useId } from 'react';
import { Spinner } from '#components/progress';

interface ChartFrameProps {
  title: string;
  legend: React.ReactNode;
  /** Of the plot, in pixels. */
  height: number;
  /** The plot; for the eye only, since the table says the same. */
  children: React.ReactNode;
  table: React.ReactNode;
}

/** What is around every plot. */
export function ChartFrame({ title, legend, height, children, table }: ChartFrameProps) {
  const id = useId();
  return (
    <figure aria-labelledby={id} className="box min-w-0 p-4">
      <figcaption className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span id={id} className="font-semibold">
          {title}
        </span>
        {legend}
      </figcaption>
      <div aria-hidden="true" className="text-xs" style={{ height }}>
        {children}
      </div>
      {table}
    </figure>
  );
}

/** In place of a plot that is still on its way: the library weighs more than the rest of a page, and comes after it. */
export const PlotComing = () => (
  <span className="flex h-full items-center justify-center text-muted">
    <Spinner />
  </span>
);
