import type { Actor } from '#lib/access/actor';
import { authorizeKeeping } from '#lib/accounts/keeping';
import { findKept } from '#lib/accounts/people/kept';
import { endEverySession } from '#lib/accounts/sessions/end';
import { changeEnvironment } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

/** Signs a person out everywhere; gives how many sessions that ended. The person may sign in again. */
export async function endPersonSessions(actor: Actor, input: unknown): Promise<number> {
  const keeping = authorizeKeeping(actor, 'update');
  const { id } = parse(recordKey, input);
  return changeEnvironment(keeping, async (tx, record) => {
    const user = await findKept(tx, keeping, id);
    const { ended } = await endEverySession(tx, id);
    if (ended > 0) await record('Sessions Ended', `Ended the sessions of ${user.email} (${ended}).`);
    return ended;
  });
}
