import { asc, or } from 'drizzle-orm';
import { z } from 'zod';
import { reader } from '#db/client';
import { customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import { contains, containsFolded, searchable } from '#lib/publisher/list';

export interface CustomerChoice {
  id: string;
  name: string;
  customerNumber: string;
}

export interface FoundCustomers {
  customers: CustomerChoice[];
  /** There are more than these. */
  more: boolean;
}

const MOST = 20;
const input = z.object({ q: z.preprocess(searchable, z.string()) });

/** The first customers, by name, whose name or number contains `q`, for choosing one; a publisher may have thousands. */
export async function findCustomers(actor: Actor, query: unknown = {}): Promise<FoundCustomers> {
  authorize(actor, 'customers', 'read');
  const { q } = parse(input, query);
  const rows = await reader()
    .select({ id: customers.id, name: customers.name, customerNumber: customers.customerNumber })
    .from(customers)
    .where(q ? or(containsFolded(customers.nameKey, q), contains(customers.customerNumber, q)) : undefined)
    .orderBy(asc(customers.nameKey))
    .limit(MOST + 1);
  return { customers: rows.slice(0, MOST), more: rows.length > MOST };
}
