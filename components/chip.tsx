import { CircleAlert, CircleCheck, CircleDashed, Info, TriangleAlert } from 'lucide-react';
import { classNames } from '#components/class-names';

/** What a state means to the reader; the words beside it say which state. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const COLOUR = {
  neutral: 'default',
  info: 'accent',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
} as const;

const ICON = {
  neutral: CircleDashed,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
} as const;

export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
  const Icon = ICON[tone];
  return <Icon aria-hidden="true" className={classNames('size-4 shrink-0', className)} />;
}

/** A short fact about a record, without judgement. */
export function Chip({ children }: { children: React.ReactNode }) {
  return <span className="chip chip--default chip--soft">{children}</span>;
}

/** A state: colour, icon and words together, never colour alone. */
export function StatusChip({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className={`chip chip--soft chip--${COLOUR[tone]}`}>
      <ToneIcon tone={tone} />
      {children}
    </span>
  );
}

/** A tick or a cross with its meaning in words for screen readers. */
export function YesNo({ value, label }: { value: boolean; label?: string }) {
  return (
    <span className={value ? 'text-success' : 'text-muted'}>
      <span aria-hidden="true">{value ? '✓' : '✗'}</span>
      <span className="sr-only">{label ? `${label}: ${value ? 'yes' : 'no'}` : value ? 'Yes' : 'No'}</span>
    </span>
  );
}
