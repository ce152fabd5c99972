import { asc, count, desc, inArray, or } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customerProducts, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import type { Customer } from '#lib/publisher/customers/read';
import { contains, containsFolded, listInput, offsetOf, type Page } from '#lib/publisher/list';

export interface ListedCustomer extends Customer {
  productCount: number;
  environmentCount: number;
}

export const customerSorts = ['name', 'customerNumber', 'region', 'updatedAt'] as const;
const columns = {
  name: customers.nameKey,
  customerNumber: customers.customerNumber,
  region: customers.region,
  updatedAt: customers.updatedAt,
};

/** Customers by name; the search looks at names and customer numbers. */
export async function listCustomers(actor: Actor, query: unknown = {}): Promise<Page<ListedCustomer>> {
  authorize(actor, 'customers', 'read');
  const asked = parse(listInput(customerSorts), query);
  const where = asked.q
    ? or(containsFolded(customers.nameKey, asked.q), contains(customers.customerNumber, asked.q))
    : undefined;
  const order = asked.dir === 'asc' ? asc : desc;
  const rows = await reader()
    .select()
    .from(customers)
    .where(where)
    .orderBy(order(columns[asked.sort]), asc(customers.nameKey))
    .limit(asked.pageSize)
    .offset(offsetOf(asked));
  const ids = rows.map((row) => row.id);
  const [products, environments, total] = await Promise.all([
    countPerCustomer(customerProducts, ids),
    countPerCustomer(customerEnvironments, ids),
    reader().$count(customers, where),
  ]);
  return {
    total,
    rows: rows.map((row) => ({
      ...(row as Customer),
      productCount: products.get(row.id) ?? 0,
      environmentCount: environments.get(row.id) ?? 0,
    })),
  };
}

async function countPerCustomer(table: typeof customerProducts | typeof customerEnvironments, ids: string[]) {
  if (ids.length === 0) return new Map<string, number>();
  const rows = await reader()
    .select({ customerId: table.customerId, count: count().mapWith(Number) })
    .from(table)
    .where(inArray(table.customerId, ids))
    .groupBy(table.customerId);
  return new Map(rows.map((row) => [row.customerId, row.count]));
}
