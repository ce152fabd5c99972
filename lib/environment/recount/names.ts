import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { modules } from '#db/schema/environment';
import {
  namedUserRoles,
  namedUsers,
  recountNames,
  securityRoleModules,
  securityRoles,
} from '#db/schema/user-licensing';
import { userLicenseTypes } from '#lib/contract/vocabulary';
import { rankOfType, typeOfRank } from '#lib/environment/named-users/type-in-sql';

const none = sql.raw(`'${userLicenseTypes.indexOf('none')}'`);

const name = {
  userName: namedUsers.userName,
  displayName: namedUsers.displayName,
};

/**
 * Writes down, for the run `recountId`, the enabled users among `users`: each with the highest user license type among
 * its roles, and with each module that it uses. All by the database: there may be a hundred thousand.
 */
export async function writeNames(tx: Writer, recountId: string, users: SQL | undefined): Promise<void> {
  const counted = and(eq(namedUsers.enabled, true), users);
  const as = (kind: 'type' | 'module', key: SQL | typeof modules.modelKey) => ({
    recountId: sql<string>`${recountId}`.as('recount_id'),
    kind: sql<typeof kind>`${kind}`.as('kind'),
    key: sql<string>`${key}`.as('key'),
    ...name,
  });
  await tx.insert(recountNames).select(
    tx
      .select(as('type', typeOfRank(sql`coalesce(min(${rankOfType()}), ${none})`)))
      .from(namedUsers)
      .leftJoin(namedUserRoles, eq(namedUserRoles.userId, namedUsers.id))
      .leftJoin(securityRoles, eq(securityRoles.id, namedUserRoles.roleId))
      .where(counted)
      .groupBy(namedUsers.id, namedUsers.userName, namedUsers.displayName),
  );
  await tx.insert(recountNames).select(
    tx
      .selectDistinct(as('module', modules.modelKey))
      .from(namedUsers)
      .innerJoin(namedUserRoles, eq(namedUserRoles.userId, namedUsers.id))
      .innerJoin(securityRoleModules, eq(securityRoleModules.roleId, namedUserRoles.roleId))
      .innerJoin(modules, eq(modules.id, securityRoleModules.moduleId))
      .where(counted)
      // In the order in which they are kept: that halves the time.
      .orderBy(modules.modelKey, namedUsers.userName),
  );
}
