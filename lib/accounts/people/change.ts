import { and, eq } from 'drizzle-orm';
import { userRoles, users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { authorizeKeeping } from '#lib/accounts/keeping';
import { findOrganization } from '#lib/accounts/organizations/find';
import { keepAnAdministrator } from '#lib/accounts/people/administrators';
import { findKept, heldRoles } from '#lib/accounts/people/kept';
import { placePerson } from '#lib/accounts/people/place';
import { personChange } from '#lib/accounts/schema';
import { changeEnvironment } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import { changedMeanwhile } from '#lib/records/record';

const named = (roles: { name: string }[]) => roles.map(({ name }) => name).join(', ') || 'none';

/** Changes a person's name, persona, organization and roles, which counts from the next request on. */
export async function changePerson(actor: Actor, input: unknown): Promise<void> {
  const keeping = authorizeKeeping(actor, 'update');
  const { id, revision, ...wanted } = parse(personChange, input);
  const { name, persona } = wanted;
  await changeEnvironment(keeping, async (tx, record) => {
    const before = { ...(await findKept(tx, keeping, id)), roles: await heldRoles(tx, id) };
    if (persona !== 'global-administrator') await keepAnAdministrator(tx, id);
    const { organization, roles } = await placePerson(
      tx,
      keeping,
      { ...wanted, email: before.email },
      before,
    );
    const [after] = await tx
      .update(users)
      .set({
        name,
        persona,
        organizationId: organization.id,
        revision: revision + 1,
        updatedAt: now(),
      })
      .where(and(eq(users.id, id), eq(users.revision, revision)))
      .returning({ id: users.id });
    if (!after) throw changedMeanwhile('The account');
    await tx.delete(userRoles).where(eq(userRoles.userId, id));
    if (roles.length > 0)
      await tx.insert(userRoles).values(roles.map((role) => ({ userId: id, roleId: role.id })));
    const from = await findOrganization(tx, before.organizationId);
    const changes = [
      ['name', before.name, name],
      ['organization', from.name, organization.name],
      ['persona', before.persona, persona],
      ['roles', named(before.roles), named(roles)],
    ].flatMap(([what, was, is]) => (was === is ? [] : [`${what} ${was} → ${is}`]));
    if (changes.length > 0)
      await record('Account Changed', `Changed ${before.email}: ${changes.join('; ')}.`);
  });
}
