import type { Tone } from '#components/chip';
import type { RecountRun } from '#lib/environment/recount/shown';

type Outcome = RecountRun['outcome'];

export const outcomeWords: Record<Outcome, string> = {
  running: 'Running',
  ok: 'Succeeded',
  failed: 'Failed',
  interrupted: 'Interrupted',
};

export const outcomeTones: Record<Outcome, Tone> = {
  running: 'info',
  ok: 'success',
  failed: 'danger',
  interrupted: 'warning',
};
