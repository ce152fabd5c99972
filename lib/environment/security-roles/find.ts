import { asc, count, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '#db/client';
import { modules } from '#db/schema/environment';
import { namedUserRoles, securityRoleModules, securityRoles } from '#db/schema/user-licensing';

export interface SecurityRole extends Omit<typeof securityRoles.$inferSelect, 'nameKey'> {
  /** What it grants, by model. */
  modules: { id: string; model: string }[];
  /** How many users have it, enabled or not. */
  users: number;
}

/** The roles with these IDs, by name; at most some hundreds at once. */
export async function findSecurityRoles(from: Reader | Writer, ids: string[]): Promise<SecurityRole[]> {
  const rows = await from
    .select()
    .from(securityRoles)
    .where(inArray(securityRoles.id, ids))
    .orderBy(asc(securityRoles.nameKey));
  const granted = await from
    .select({ roleId: securityRoleModules.roleId, id: modules.id, model: modules.model })
    .from(securityRoleModules)
    .innerJoin(modules, eq(modules.id, securityRoleModules.moduleId))
    .where(inArray(securityRoleModules.roleId, ids))
    .orderBy(asc(modules.modelKey));
  const held = await from
    .select({ roleId: namedUserRoles.roleId, users: count().mapWith(Number) })
    .from(namedUserRoles)
    .where(inArray(namedUserRoles.roleId, ids))
    .groupBy(namedUserRoles.roleId);
  const users = new Map(held.map((each) => [each.roleId, each.users]));
  return rows.map(({ nameKey: _, ...row }) => ({
    ...row,
    modules: granted.filter(({ roleId }) => roleId === row.id).map(({ id, model }) => ({ id, model })),
    users: users.get(row.id) ?? 0,
  }));
}

/** The security roles that grant a module, by name. */
export const rolesGranting = (
  from: Reader | Writer,
  moduleId: string,
): Promise<{ id: string; name: string }[]> =>
  from
    .select({ id: securityRoles.id, name: securityRoles.name })
    .from(securityRoleModules)
    .innerJoin(securityRoles, eq(securityRoles.id, securityRoleModules.roleId))
    .where(eq(securityRoleModules.moduleId, moduleId))
    .orderBy(asc(securityRoles.nameKey));
