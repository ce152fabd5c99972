import { and, eq, isNull } from 'drizzle-orm';
import { accountLinks, users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { authorizeKeeping } from '#lib/accounts/keeping';
import { keepAnAdministrator } from '#lib/accounts/people/administrators';
import { findKept } from '#lib/accounts/people/kept';
import { endEverySession } from '#lib/accounts/sessions/end';
import { changeEnvironment } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

/** Keeps a person from signing in; sessions and links of the account end at once. */
export async function disablePerson(actor: Actor, input: unknown): Promise<void> {
  const keeping = authorizeKeeping(actor, 'update');
  const { id } = parse(recordKey, input);
  await changeEnvironment(keeping, async (tx, record) => {
    const user = await findKept(tx, keeping, id);
    await keepAnAdministrator(tx, id);
    const [disabled] = await tx
      .update(users)
      .set({ disabled: true, updatedAt: now() })
      .where(and(eq(users.id, id), eq(users.disabled, false)))
      .returning({ id: users.id });
    if (!disabled) return;
    await endEverySession(tx, id);
    await tx.delete(accountLinks).where(and(eq(accountLinks.userId, id), isNull(accountLinks.usedAt)));
    await record('Account Disabled', `Disabled the account of ${user.email}.`);
  });
}

/** Lets a person sign in again, with the password that the account had. */
export async function enablePerson(actor: Actor, input: unknown): Promise<void> {
  const keeping = authorizeKeeping(actor, 'update');
  const { id } = parse(recordKey, input);
  await changeEnvironment(keeping, async (tx, record) => {
    const user = await findKept(tx, keeping, id);
    const [enabled] = await tx
      .update(users)
      .set({ disabled: false, updatedAt: now() })
      .where(and(eq(users.id, id), eq(users.disabled, true)))
      .returning({ id: users.id });
    if (enabled) await record('Account Enabled', `Enabled the account of ${user.email}.`);
  });
}
