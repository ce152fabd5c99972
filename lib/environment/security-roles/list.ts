import { type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { modules } from '#db/schema/environment';
import { namedUserRoles, securityRoleModules, securityRoles } from '#db/schema/user-licensing';
import { joinedText } from '#db/search';
import { type Actor, authorize } from '#lib/access/actor';
import { userLicenseTypes } from '#lib/contract/vocabulary';
import { rankOfType } from '#lib/environment/named-users/type-in-sql';
import { findSecurityRoles, type SecurityRole } from '#lib/environment/security-roles/find';
import { choice, defineList, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';

const users: SQL = sql`(select count(*) from ${namedUserRoles} where ${namedUserRoles.roleId} = ${securityRoles.id})`;
const models: SQL = sql`(select ${joinedText(modules.modelKey)} from ${securityRoleModules} join ${modules} on ${modules.id} = ${securityRoleModules.moduleId} where ${securityRoleModules.roleId} = ${securityRoles.id})`;

export const securityRoleList = defineList({
  id: securityRoles.id,
  from: (fields) => reader().select(fields).from(securityRoles).$dynamic(),
  columns: {
    name: text(securityRoles.name, { key: securityRoles.nameKey }),
    // Digits sort as the types do; a filter names the types themselves.
    userLicenseType: {
      ...choice(rankOfType(), userLicenseTypes),
      filter: sql`${securityRoles.userLicenseType}`,
    },
    // Folded already.
    modules: { ...text(models, { optional: true, sortable: false }), filter: models },
    users: number(users),
    updatedAt: instant(securityRoles.updatedAt),
  },
  sort: 'name',
  search: { columns: [securityRoles.name] },
});

const load = (ids: string[]): Promise<SecurityRole[]> => findSecurityRoles(reader(), ids);

/** Security roles by name. */
export async function listSecurityRoles(actor: Actor, query: unknown = {}): Promise<ListPage<SecurityRole>> {
  authorize(actor, 'users', 'read');
  return listPage(securityRoleList, query, { load });
}

/** All security roles that `query` asks for, some hundreds at a time. */
export function everySecurityRole(actor: Actor, query: unknown): AsyncGenerator<SecurityRole[]> {
  authorize(actor, 'users', 'read');
  return everyRow(securityRoleList, query, { load });
}
