import { and, eq } from 'drizzle-orm';
import { roles } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { findRole, refuseEscalation } from '#lib/accounts/roles/find';
import { roleDifferences } from '#lib/accounts/roles/in-words';
import { roleChange } from '#lib/accounts/roles/schema';
import { changeEnvironment } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { invalid } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { changedMeanwhile } from '#lib/records/record';

/** Changes what a role grants, which counts from its people's next request on. */
export async function changeRole(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'roles', 'update');
  const { id, revision, ...role } = parse(roleChange, input);
  await changeEnvironment(authorized, async (tx, record) => {
    // Written before it is read, so that nobody is given the role meanwhile.
    const [written] = await tx
      .update(roles)
      .set({ revision: revision + 1, updatedAt: now() })
      .where(and(eq(roles.id, id), eq(roles.revision, revision)))
      .returning({ id: roles.id });
    const before = await findRole(tx, id);
    if (!written) throw changedMeanwhile('The role');
    refuseEscalation(actor, role.grants, before.grants);
    if (role.audience !== before.audience && before.people > 0) {
      const who = before.people === 1 ? '1 person has' : `${before.people} people have`;
      throw invalid({ audience: [`Cannot change while ${who} this role.`] });
    }
    await tx
      .update(roles)
      .set({ ...role, nameKey: fold(role.name) })
      .where(eq(roles.id, id));
    const changes = roleDifferences(before, role);
    if (changes) await record('Role Changed', `${before.name}: ${changes}.`);
  });
}
