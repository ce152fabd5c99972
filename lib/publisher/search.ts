import { asc, eq, or } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customers, products } from '#db/schema/publisher';
import { containsWord, folded } from '#db/search';
import { type Actor, may } from '#lib/access/actor';
import { fold } from '#lib/kernel/text';
import { searchable } from '#lib/lists/input';

export interface FoundRecord {
  label: string;
  kind: 'Customer' | 'Product' | 'Environment';
  href: string;
}

const MOST = 8;

/** The records whose name contains `query`, of those that `actor` may see; the names that begin with it first. */
export async function searchRecords(actor: Actor, query: unknown): Promise<FoundRecord[]> {
  const typed = fold(searchable(query));
  if (typed === '') return [];
  const found = await Promise.all([
    may(actor, 'customers', 'read') ? findCustomers(typed) : [],
    may(actor, 'products', 'read') ? findProducts(typed) : [],
    may(actor, 'customer-environments', 'read') ? findEnvironments(typed) : [],
  ]);
  const later = (record: FoundRecord) => (fold(record.label).startsWith(typed) ? 0 : 1);
  return found
    .flat()
    .sort((a, b) => later(a) - later(b))
    .slice(0, MOST);
}

async function findCustomers(typed: string): Promise<FoundRecord[]> {
  const rows = await reader()
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(or(containsWord(customers.nameKey, typed), containsWord(folded(customers.customerNumber), typed)))
    .orderBy(asc(customers.nameKey))
    .limit(MOST);
  return rows.map(({ id, name }) => ({ label: name, kind: 'Customer', href: `/customers/${id}` }));
}

async function findProducts(typed: string): Promise<FoundRecord[]> {
  const rows = await reader()
    .select({ id: products.id, name: products.name })
    .from(products)
    .where(containsWord(products.nameKey, typed))
    .orderBy(asc(products.nameKey))
    .limit(MOST);
  return rows.map(({ id, name }) => ({ label: name, kind: 'Product', href: `/products/${id}` }));
}

async function findEnvironments(typed: string): Promise<FoundRecord[]> {
  const rows = await reader()
    .select({
      id: customerEnvironments.id,
      name: customerEnvironments.name,
      customerId: customerEnvironments.customerId,
      customer: customers.name,
    })
    .from(customerEnvironments)
    .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
    .where(
      or(
        containsWord(customerEnvironments.nameKey, typed),
        containsWord(folded(customerEnvironments.serialNumber), typed),
      ),
    )
    .orderBy(asc(customerEnvironments.nameKey))
    .limit(MOST);
  return rows.map(({ id, name, customer, customerId }) => ({
    label: `${name} (${customer})`,
    kind: 'Environment',
    href: `/customers/${customerId}/environments/${id}`,
  }));
}
