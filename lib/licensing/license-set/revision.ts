import { eq, sql } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { catalogue, customers } from '#db/schema/publisher';
import { notFound } from '#lib/kernel/errors';

/**
 * What license sets are told apart by: every change to what a set may say raises one of these, in the transaction of
 * the change. They also put changes to the same products, or to the same customer, into a row.
 */

const CATALOGUE = 1;

/** For a change to products or releases, which all license sets may carry. */
export async function bumpCatalogue(tx: Writer): Promise<void> {
  await tx
    .insert(catalogue)
    .values({ id: CATALOGUE, revision: 1 })
    .onConflictDoUpdate({ target: catalogue.id, set: { revision: sql`${catalogue.revision} + 1` } });
}

/** Further than any database got since a backup of it was taken. */
const LEAP = 1_000_000;

/**
 * After a restoration: revisions that were given since the backup are given again, to other content, and must not be
 * taken for what environments have under those numbers.
 */
export async function leapCatalogue(tx: Writer): Promise<void> {
  await tx
    .insert(catalogue)
    .values({ id: CATALOGUE, revision: LEAP })
    .onConflictDoUpdate({ target: catalogue.id, set: { revision: sql`${catalogue.revision} + ${LEAP}` } });
}

/** For a change to a customer's name, products or environments. Throws `not-found` if the customer is gone. */
export async function bumpCustomer(tx: Writer, customerId: string): Promise<void> {
  const rows = await tx
    .update(customers)
    .set({ licenseRevision: sql`${customers.licenseRevision} + 1` })
    .where(eq(customers.id, customerId))
    .returning({ id: customers.id });
  if (rows.length === 0) throw notFound('The customer');
}

/** As {@link bumpCustomer}, for several: each once, and in one order, so that two who do this wait for each other. */
export async function bumpCustomers(tx: Writer, customerIds: Iterable<string>): Promise<void> {
  for (const id of [...new Set(customerIds)].sort()) await bumpCustomer(tx, id);
}
