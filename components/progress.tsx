import { classNames } from '#components/class-names';

/** A turning ring; decoration only, words stand beside it. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span data-slot="spinner" className={classNames('inline-flex', className)} aria-hidden="true">
      <svg viewBox="0 0 16 16" className="size-4 animate-spin" fill="none" strokeWidth="2" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" stroke="currentColor" opacity="0.25" />
        <path d="M14.5 8A6.5 6.5 0 0 0 8 1.5" stroke="currentColor" strokeLinecap="round" />
      </svg>
    </span>
  );
}

interface ProgressProps {
  /** What is going on, as in "Refreshing licenses…". */
  label: string;
  /** Steps done and steps in all; leave out where they are not known. */
  done?: number;
  of?: number;
}

/** Long work in place: a bar where the steps are known, a spinner with words where not. */
export function Progress({ label, done, of }: ProgressProps) {
  if (done === undefined || !of) {
    return (
      <p role="status" className="flex items-center gap-2 text-muted">
        <Spinner />
        {label}
      </p>
    );
  }
  return (
    <div className="max-w-md">
      <p className="flex justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="text-muted tabular-nums">
          {done} of {of}
        </span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={of}
        className="mt-1 h-1.5 overflow-hidden rounded-full bg-surface-tertiary"
      >
        <div className="h-full bg-accent" style={{ width: `${Math.min(100, (100 * done) / of)}%` }} />
      </div>
    </div>
  );
}
