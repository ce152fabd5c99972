import { asc, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { namedUsers, securityRoles } from '#db/schema/user-licensing';
import { containsWord, documentsWith, isIndexed } from '#db/search';
import { type Actor, may } from '#lib/access/actor';
import { fold } from '#lib/kernel/text';
import { searchable } from '#lib/lists/input';

export interface FoundUserRecord {
  label: string;
  kind: 'User' | 'Security role';
  href: string;
}

const MOST = 5;

/** The named users and security roles whose name contains `query`, if `actor` may see them. */
export async function searchUserRecords(actor: Actor, query: unknown): Promise<FoundUserRecord[]> {
  const typed = fold(searchable(query));
  if (typed === '' || !may(actor, 'users', 'read')) return [];
  return [...(await findRoles(typed)), ...(await findUsers(typed))];
}

async function findRoles(typed: string): Promise<FoundUserRecord[]> {
  const rows = await reader()
    .select({ id: securityRoles.id, name: securityRoles.name })
    .from(securityRoles)
    .where(containsWord(securityRoles.nameKey, typed))
    .orderBy(asc(securityRoles.nameKey))
    .limit(MOST);
  return rows.map(({ id, name }) => ({
    label: name,
    kind: 'Security role',
    href: `/user-licensing/security-roles/${id}`,
  }));
}

/** There may be very many: what the index does not know is not looked for. */
async function findUsers(typed: string): Promise<FoundUserRecord[]> {
  if (!isIndexed(typed)) return [];
  const rows = await reader()
    .select({ id: namedUsers.id, userName: namedUsers.userName })
    .from(namedUsers)
    .where(sql`${namedUsers.id} in ${documentsWith('named_users', [typed], MOST)}`)
    .orderBy(asc(namedUsers.userNameKey));
  return rows.map(({ id, userName }) => ({
    label: userName,
    kind: 'User',
    href: `/user-licensing/users/${id}`,
  }));
}
