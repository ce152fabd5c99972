import { eq } from 'drizzle-orm';
import { users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { authorizeKeeping } from '#lib/accounts/keeping';
import { keepAnAdministrator } from '#lib/accounts/people/administrators';
import { findKept } from '#lib/accounts/people/kept';
import { changeEnvironment } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

/** Removes a person's account with its links; sessions end. The audit log keeps what the person did. */
export async function removePerson(actor: Actor, input: unknown): Promise<void> {
  const keeping = authorizeKeeping(actor, 'delete');
  const { id } = parse(recordKey, input);
  await changeEnvironment(keeping, async (tx, record) => {
    const user = await findKept(tx, keeping, id);
    await keepAnAdministrator(tx, id);
    await tx.delete(users).where(eq(users.id, id));
    await record('Account Removed', `Removed the account of ${user.email} (${user.name}, ${user.persona}).`);
  });
}
