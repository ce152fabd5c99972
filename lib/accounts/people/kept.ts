import { and, eq } from 'drizzle-orm';
import type { Reader } from '#db/client';
import { roles, userRoles, users } from '#db/schema/instance';
import { covers, type Grants, joined, type Persona, personaGrants } from '#lib/access/views';
import { givable, type Keeping } from '#lib/accounts/keeping';
import type { User } from '#lib/accounts/people/find';
import { AppError, notFound } from '#lib/kernel/errors';

/**
 * The account with `id`, if `keeping` reaches it: to who keeps one organization, others' people do not exist, and
 * global administrators are out of reach.
 */
export async function findKept(from: Reader, { organizationId }: Keeping, id: string): Promise<User> {
  const [user] = await from
    .select()
    .from(users)
    .where(and(eq(users.id, id), organizationId ? eq(users.organizationId, organizationId) : undefined));
  if (!user) throw notFound('This account');
  if (organizationId && user.persona === 'global-administrator')
    throw new AppError('forbidden', 'A global administrator is kept by global administrators alone.');
  return user;
}

export interface HeldRole {
  id: string;
  name: string;
  grants: Grants;
}

/** The roles that a person has, by name. */
export async function heldRoles(from: Reader, userId: string): Promise<HeldRole[]> {
  const rows = await from
    .select({ id: roles.id, name: roles.name, grants: roles.grants })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .where(eq(userRoles.userId, userId))
    .orderBy(roles.nameKey);
  return rows.map((row) => ({ ...row, grants: row.grants as Grants }));
}

/** Throws `forbidden` when the person may do more than `keeping` can give: a link is a way to become them. */
export async function refuseTakeover(from: Reader, { actor }: Keeping, user: User): Promise<void> {
  const held = await heldRoles(from, user.id);
  const granted = joined([personaGrants[user.persona as Persona], ...held.map(({ grants }) => grants)]);
  if (!covers(givable(actor), granted))
    throw new AppError(
      'forbidden',
      `${user.email} may do more than you. Ask a global administrator to issue the link.`,
    );
}
