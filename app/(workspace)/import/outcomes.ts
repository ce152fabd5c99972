import type { Tone } from '#components/chip';
import type { Outcome } from '#lib/records/import/judge';

/** What the report calls what would happen to a row. */
export const OUTCOMES: Record<Outcome, { label: string; tone: Tone }> = {
  error: { label: 'Problem', tone: 'danger' },
  change: { label: 'Change', tone: 'info' },
  create: { label: 'New', tone: 'success' },
  unchanged: { label: 'Unchanged', tone: 'neutral' },
};
