import { asc, or } from 'drizzle-orm';
import { z } from 'zod';
import { reader } from '#db/client';
import { customers } from '#db/schema/publisher';
import { containsWord, folded } from '#db/search';
import { type Actor, authorize } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { searchable } from '#lib/lists/input';

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
  const q = fold(parse(input, query).q);
  const rows = await reader()
    .select({ id: customers.id, name: customers.name, customerNumber: customers.customerNumber })
    .from(customers)
    .where(
      q
        ? or(containsWord(customers.nameKey, q), containsWord(folded(customers.customerNumber), q))
        : undefined,
    )
    .orderBy(asc(customers.nameKey))
    .limit(MOST + 1);
  return { customers: rows.slice(0, MOST), more: rows.length > MOST };
}
