import { setTimeout } from 'node:timers/promises';
import type { Actor } from '#lib/access/actor';
import { startRecount } from '#lib/environment/recount/run';
import { SECOND } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';

/** Few users are counted within it; of many, the progress is shown. */
const PATIENCE = SECOND;

/**
 * Begins a recount. Returns what it counted, or throws what failed, if that is known at once; otherwise nothing: its
 * row and the audit log tell.
 */
export async function recountNow(actor: Actor): Promise<string | undefined> {
  const { finished } = await startRecount(actor);
  finished.catch((error) => {
    if (!isAppError(error)) console.error('The recount failed:', withoutValues(error));
  });
  return Promise.race([finished, setTimeout(PATIENCE, undefined, { ref: false })]);
}
