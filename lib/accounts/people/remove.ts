import { eq } from 'drizzle-orm';
import { users } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { keepAnAdministrator } from '#lib/accounts/people/administrators';
import { findUser } from '#lib/accounts/people/find';
import { recordReference } from '#lib/accounts/schema';
import { changeEnvironment } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';

/** Removes a person's account with its links; sessions end. The audit log keeps what the person did. */
export async function removePerson(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'people', 'delete');
  const { id } = parse(recordReference, input);
  await changeEnvironment(authorized, async (tx, record) => {
    await keepAnAdministrator(tx, id);
    const user = await findUser(tx, id);
    await tx.delete(users).where(eq(users.id, id));
    await record('Account Removed', `Removed the account of ${user.email} (${user.name}, ${user.persona}).`);
  });
}
