import type { ModuleUsage } from '#lib/environment/dashboard/facts';

const STRIPES = 'repeating-linear-gradient(135deg, var(--warning) 0 4px, var(--surface) 4px 7px)';

/**
 * The used part of the quantity, or of the use where that is more: then a line marks the quantity, and what lies
 * beyond it is striped, so that it is told without colour, too. Decoration: the numbers stand beside it.
 */
export function UseBar({ used, quantity }: Pick<ModuleUsage, 'used' | 'quantity'>) {
  if (typeof quantity !== 'number' || used === null) return null;
  const whole = Math.max(used, quantity, 1);
  const covered = (100 * Math.min(used, quantity)) / whole;
  const beyond = (100 * Math.max(0, used - quantity)) / whole;
  return (
    <span
      aria-hidden="true"
      className="flex h-2.5 overflow-hidden rounded-xs border border-border bg-surface-tertiary"
    >
      <span className="bg-accent" style={{ width: `${covered}%` }} />
      {beyond > 0 ? (
        <span
          className="border-l-2 border-foreground"
          style={{ width: `${beyond}%`, backgroundImage: STRIPES }}
        />
      ) : null}
    </span>
  );
}
