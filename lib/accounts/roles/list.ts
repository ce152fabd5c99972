import { asc } from 'drizzle-orm';
import { reader } from '#db/client';
import { roles } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { audiences } from '#lib/access/views';
import { asRole, type Role, selectRoles } from '#lib/accounts/roles/find';
import { grantsInWords } from '#lib/accounts/roles/in-words';
import { pageOfRows, type RowsShape, rowsFound } from '#lib/lists/in-memory';
import type { ListPage } from '#lib/lists/query';

/** There are a handful of roles, so that they are at hand as a whole. */
export const roleList = {
  sort: 'name',
  columns: {
    name: { type: 'text', value: (role) => role.name },
    audience: { type: 'choice', choices: audiences, value: (role) => role.audience },
    people: { type: 'number', value: (role) => role.people },
  },
  text: (role) => `${role.name} ${role.description} ${grantsInWords(role.grants)}`,
} satisfies RowsShape<Role>;

export async function listRoles(actor: Actor, query: unknown = {}): Promise<ListPage<Role>> {
  authorize(actor, 'roles', 'read');
  return pageOfRows(roleList, await allRoles(), query);
}

/** All of them that `query` asks for. */
export async function everyRole(actor: Actor, query: unknown): Promise<Role[]> {
  authorize(actor, 'roles', 'read');
  return rowsFound(roleList, await allRoles(), query);
}

const allRoles = async (): Promise<Role[]> =>
  (await selectRoles(reader()).orderBy(asc(roles.nameKey))).map(asRole);
