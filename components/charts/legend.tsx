import type { Series } from '#components/charts/types';

interface LegendProps {
  series: Series[];
  /** How the series of this place in the list is drawn. */
  mark: (index: number) => React.ReactNode;
}

/** What is what in a plot; for the eye only, since the table says it in words. */
export const Legend = ({ series, mark }: LegendProps) => (
  <span aria-hidden="true" className="flex flex-wrap gap-x-4 text-sm text-muted">
    {series.map(({ id, label }, index) => (
      <span key={id} className="flex items-center gap-1.5">
        {mark(index)}
        {label}
      </span>
    ))}
  </span>
);
