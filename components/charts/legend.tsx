import { Pattern, patternFill } from '#components/charts/pattern';
import type { Series } from '#components/charts/types';

/** Which bars are what; for the eye only, since the table says it in words. */
export function Legend({ series }: { series: Series[] }) {
  if (series.length < 2) return null;
  return (
    <span aria-hidden="true" className="flex flex-wrap gap-x-4 text-sm text-muted">
      {series.map(({ id, label }, index) => (
        <span key={id} className="flex items-center gap-1.5">
          <svg width="12" height="12" className="rounded-xs" aria-hidden="true">
            <Pattern />
            <rect width="12" height="12" fill={patternFill(index)} stroke="var(--accent)" />
          </svg>
          {label}
        </span>
      ))}
    </span>
  );
}
