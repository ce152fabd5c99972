import { and, eq } from 'drizzle-orm';
import { users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { changeOwn } from '#lib/accounts/person-actor';
import { ownName } from '#lib/accounts/schema';
import { now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import { changedMeanwhile } from '#lib/records/record';

/** Changes one's own name. */
export async function renameMyself(actor: Actor, input: unknown): Promise<void> {
  const { name, revision } = parse(ownName, input);
  await changeOwn(actor, async (tx, record) => {
    const [changed] = await tx
      .update(users)
      .set({ name, revision: revision + 1, updatedAt: now() })
      .where(and(eq(users.id, actor.id), eq(users.revision, revision)))
      .returning({ id: users.id });
    if (!changed) throw changedMeanwhile('Your account');
    await record('Account Changed', `Changed the own name to ${name}.`);
  });
}
