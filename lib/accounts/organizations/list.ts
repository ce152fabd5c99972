import { count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { organizations, users } from '#db/schema/instance';
import { customers } from '#db/schema/publisher';
import type { Actor } from '#lib/access/actor';
import { authorizeKeepingAll } from '#lib/accounts/keeping';
import { asOrganization, type Organization, selectOrganizations } from '#lib/accounts/organizations/find';
import { defineList, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';

export interface ListedOrganization extends Organization {
  people: number;
}

const people: SQL = sql`(select count(*) from ${users} where ${users.organizationId} = ${organizations.id})`;

export const organizationList = defineList({
  id: organizations.id,
  from: (fields) =>
    reader()
      .select(fields)
      .from(organizations)
      .leftJoin(customers, eq(customers.id, organizations.customerId))
      .$dynamic(),
  columns: {
    // The own one, which is named after nobody, comes first.
    name: text(sql`coalesce(${customers.nameKey}, '')`),
    people: number(people),
  },
  sort: 'name',
  search: { columns: [sql`coalesce(${customers.nameKey}, '')`] },
});

/** The own organization, and those of the customers whose people sign in here. */
export async function listOrganizations(
  actor: Actor,
  query: unknown = {},
): Promise<ListPage<ListedOrganization>> {
  authorizeKeepingAll(actor, 'read');
  return listPage(organizationList, query, { load });
}

/** All of them that `query` asks for, some hundreds at a time. */
export function everyOrganization(actor: Actor, query: unknown): AsyncGenerator<ListedOrganization[]> {
  authorizeKeepingAll(actor, 'read');
  return everyRow(organizationList, query, { load });
}

async function load(ids: string[]): Promise<ListedOrganization[]> {
  const [rows, counts] = await Promise.all([
    selectOrganizations(reader()).where(inArray(organizations.id, ids)),
    reader()
      .select({ id: users.organizationId, people: count().mapWith(Number) })
      .from(users)
      .where(inArray(users.organizationId, ids))
      .groupBy(users.organizationId),
  ]);
  const peopleOf = new Map(counts.map((row) => [row.id, row.people]));
  return rows.map((row) => ({ ...asOrganization(row), people: peopleOf.get(row.id) ?? 0 }));
}
