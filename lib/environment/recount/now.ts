import type { Actor } from '#lib/access/actor';
import { startRecount } from '#lib/environment/recount/run';
import { isAppError } from '#lib/kernel/errors';

/** Begins a recount and does not wait for its end, which its row and the audit log tell. Returns its ID. */
export async function recountNow(actor: Actor): Promise<{ id: string }> {
  const { id, finished } = await startRecount(actor);
  finished.catch((error) => {
    if (!isAppError(error)) console.error('The recount failed:', error);
  });
  return { id };
}
