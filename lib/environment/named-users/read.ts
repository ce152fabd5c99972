import { asc, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { modules } from '#db/schema/environment';
import { namedUserRoles, securityRoleModules, securityRoles } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { findNamedUsers, type NamedUser } from '#lib/environment/named-users/find';
import { notFound } from '#lib/kernel/errors';
import { idFrom } from '#lib/records/record';

/** A module that roles of a user grant. A user who is not enabled uses none of them. */
export interface GrantedModule {
  id: string;
  model: string;
  /** The names of the roles that grant it. */
  roles: string[];
}

export interface NamedUserDetails extends NamedUser {
  modules: GrantedModule[];
}

/** One named user, with the modules that its roles grant and why. Throws `not-found`. */
export async function readNamedUser(actor: Actor, id: unknown): Promise<NamedUserDetails> {
  authorize(actor, 'users', 'read');
  const [user] = await findNamedUsers(reader(), [idFrom(id, 'The user')]);
  if (!user) throw notFound('The user');
  return { ...user, modules: await modulesGrantedTo(user.id) };
}

async function modulesGrantedTo(userId: string): Promise<GrantedModule[]> {
  const rows = await reader()
    .select({ id: modules.id, model: modules.model, role: securityRoles.name })
    .from(namedUserRoles)
    .innerJoin(securityRoles, eq(securityRoles.id, namedUserRoles.roleId))
    .innerJoin(securityRoleModules, eq(securityRoleModules.roleId, securityRoles.id))
    .innerJoin(modules, eq(modules.id, securityRoleModules.moduleId))
    .where(eq(namedUserRoles.userId, userId))
    .orderBy(asc(modules.modelKey), asc(securityRoles.nameKey));
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, granted]) => ({
    id,
    model: granted[0]?.model ?? '',
    roles: granted.map(({ role }) => role),
  }));
}
