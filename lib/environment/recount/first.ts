import type { Actor } from '#lib/access/actor';
import { lastRecount } from '#lib/environment/recount/last';
import { recountUsers } from '#lib/environment/recount/run';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';

/** At the first start, so that there are official figures. Never throws: what failed stands in the audit log. */
export async function recountAtFirstStart(actor: Actor): Promise<void> {
  try {
    if (!(await lastRecount())) await recountUsers(actor);
  } catch (error) {
    if (!isAppError(error)) console.error('The first recount failed:', withoutValues(error));
  }
}
