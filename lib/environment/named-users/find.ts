import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '#db/client';
import { namedUserRoles, namedUsers, securityRoles } from '#db/schema/user-licensing';
import type { UserLicenseType } from '#lib/contract/vocabulary';
import { highestType } from '#lib/environment/named-users/license-type';

export interface HeldRole {
  id: string;
  name: string;
  userLicenseType: UserLicenseType;
}

export interface NamedUser extends Omit<typeof namedUsers.$inferSelect, 'userNameKey'> {
  /** By name. */
  roles: HeldRole[];
  /** The highest among the roles. */
  userLicenseType: UserLicenseType;
}

type Row = typeof namedUsers.$inferSelect;

/** `rows` with their roles; at most some hundreds at once. */
export async function withRoles(from: Reader | Writer, rows: Row[]): Promise<NamedUser[]> {
  if (rows.length === 0) return [];
  const held = await from
    .select({
      userId: namedUserRoles.userId,
      id: securityRoles.id,
      name: securityRoles.name,
      userLicenseType: securityRoles.userLicenseType,
    })
    .from(namedUserRoles)
    .innerJoin(securityRoles, eq(securityRoles.id, namedUserRoles.roleId))
    .where(
      inArray(
        namedUserRoles.userId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(securityRoles.nameKey));
  const byUser = Map.groupBy(held, ({ userId }) => userId);
  return rows.map(({ userNameKey: _, ...row }) => {
    const roles = (byUser.get(row.id) ?? []).map(({ userId: __, ...role }) => role);
    return { ...row, roles, userLicenseType: highestType(roles.map((role) => role.userLicenseType)) };
  });
}

/** The users with these IDs, by name; at most some hundreds at once. */
export async function findNamedUsers(from: Reader | Writer, ids: string[]): Promise<NamedUser[]> {
  const rows = await from
    .select()
    .from(namedUsers)
    .where(inArray(namedUsers.id, ids))
    .orderBy(asc(namedUsers.userNameKey));
  return withRoles(from, rows);
}
