import { eq, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { namedUserRoles, namedUsers, securityRoles } from '#db/schema/user-licensing';
import { joinedText } from '#db/search';
import { type Actor, authorize } from '#lib/access/actor';
import { userLicenseTypes } from '#lib/contract/vocabulary';
import { findNamedUsers, type NamedUser } from '#lib/environment/named-users/find';
import { rankOfType, typeOfRank } from '#lib/environment/named-users/type-in-sql';
import { choice, defineList, flag, instant, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import { idFrom } from '#lib/records/record';

const ofRoles = (what: SQL): SQL =>
  sql`(select ${what} from ${namedUserRoles} join ${securityRoles} on ${securityRoles.id} = ${namedUserRoles.roleId} where ${namedUserRoles.userId} = ${namedUsers.id})`;

const rank = sql`coalesce(${ofRoles(sql`min(${rankOfType()})`)}, ${sql.raw(`'${userLicenseTypes.indexOf('none')}'`)})`;
const roleNames = ofRoles(joinedText(securityRoles.nameKey));

export const namedUserList = defineList({
  id: namedUsers.id,
  from: (fields) => reader().select(fields).from(namedUsers).$dynamic(),
  columns: {
    userName: text(namedUsers.userName, { key: namedUsers.userNameKey }),
    displayName: text(namedUsers.displayName, { optional: true }),
    email: text(namedUsers.email, { optional: true }),
    enabled: flag(namedUsers.enabled),
    // Digits sort as the types do; a filter names the types themselves.
    userLicenseType: { ...choice(rank, userLicenseTypes), filter: typeOfRank(rank) },
    // Folded already.
    roles: { ...text(roleNames, { optional: true, sortable: false }), filter: roleNames, documented: false },
    updatedAt: instant(namedUsers.updatedAt),
  },
  sort: 'userName',
  search: { documents: 'named_users' },
});

/** Only those with this role; throws `not-found` for what cannot be the ID of one. */
interface Of {
  roleId?: string | undefined;
}
const inRole = ({ roleId }: Of): { where?: SQL } =>
  roleId === undefined
    ? {}
    : {
        where: sql`exists (select 1 from ${namedUserRoles} where ${eq(namedUserRoles.userId, namedUsers.id)} and ${eq(namedUserRoles.roleId, idFrom(roleId, 'The security role'))})`,
      };

const load = (ids: string[]): Promise<NamedUser[]> => findNamedUsers(reader(), ids);

/** Named users by user name. */
export async function listNamedUsers(
  actor: Actor,
  query: unknown = {},
  of: Of = {},
): Promise<ListPage<NamedUser>> {
  authorize(actor, 'users', 'read');
  return listPage(namedUserList, query, { ...inRole(of), load });
}

/** All named users that `query` asks for, some hundreds at a time. */
export function everyNamedUser(actor: Actor, query: unknown, of: Of = {}): AsyncGenerator<NamedUser[]> {
  authorize(actor, 'users', 'read');
  return everyRow(namedUserList, query, { ...inRole(of), load });
}
