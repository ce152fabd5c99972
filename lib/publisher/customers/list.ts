import { count, inArray, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customerProducts, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { regions } from '#lib/contract/vocabulary';
import { choice, defineList, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import type { Customer } from '#lib/publisher/customers/read';

export interface ListedCustomer extends Customer {
  productCount: number;
  environmentCount: number;
}

type Held = typeof customerProducts | typeof customerEnvironments;
const held = (table: Held): SQL =>
  sql`(select count(*) from ${table} where ${table.customerId} = ${customers.id})`;

export const customerList = defineList({
  id: customers.id,
  from: (fields) => reader().select(fields).from(customers).$dynamic(),
  columns: {
    name: text(customers.name, { key: customers.nameKey }),
    customerNumber: text(customers.customerNumber, { optional: true }),
    region: choice(customers.region, regions),
    description: text(customers.description, { optional: true }),
    products: number(held(customerProducts)),
    environments: number(held(customerEnvironments)),
    updatedAt: instant(customers.updatedAt),
  },
  sort: 'name',
  search: { documents: 'customers' },
});

/** Customers by name. */
export async function listCustomers(actor: Actor, query: unknown = {}): Promise<ListPage<ListedCustomer>> {
  authorize(actor, 'customers', 'read');
  return listPage(customerList, query, { load });
}

/** All customers that `query` asks for, some hundreds at a time. */
export function everyCustomer(actor: Actor, query: unknown): AsyncGenerator<ListedCustomer[]> {
  authorize(actor, 'customers', 'read');
  return everyRow(customerList, query, { load });
}

async function load(ids: string[]): Promise<ListedCustomer[]> {
  const [rows, products, environments] = await Promise.all([
    reader().select().from(customers).where(inArray(customers.id, ids)),
    countPerCustomer(customerProducts, ids),
    countPerCustomer(customerEnvironments, ids),
  ]);
  return rows.map((row) => ({
    ...(row as Customer),
    productCount: products.get(row.id) ?? 0,
    environmentCount: environments.get(row.id) ?? 0,
  }));
}

async function countPerCustomer(table: Held, ids: string[]) {
  const rows = await reader()
    .select({ customerId: table.customerId, count: count().mapWith(Number) })
    .from(table)
    .where(inArray(table.customerId, ids))
    .groupBy(table.customerId);
  return new Map(rows.map((row) => [row.customerId, row.count]));
}
