import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customers } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import { chunksOf } from '#lib/kernel/chunks';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { customerLabels } from '#lib/publisher/customers/labels';
import type { CustomerInput } from '#lib/publisher/customers/schema';
import { contents, differences } from '#lib/records/differences';
import { changedMeanwhile } from '#lib/records/record';

/** Writes new customers with their audit entries, within the verb's transaction. Gives their IDs. */
export async function insertCustomers(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  entered: CustomerInput[],
): Promise<string[]> {
  const at = now();
  const rows = entered.map((customer) => ({
    ...customer,
    id: newId(),
    nameKey: fold(customer.name),
    createdAt: at,
    updatedAt: at,
  }));
  for (const chunk of chunksOf(rows)) await tx.insert(customers).values(chunk);
  await record.many(
    'Customer Created',
    entered.map((customer) => ({ details: contents(customerLabels, customer) })),
  );
  return rows.map(({ id }) => id);
}

/** Writes what changed of a customer, if anything did, with its audit entry, within the verb's transaction. */
export async function writeCustomer(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  before: CustomerInput & { id: string; revision: number },
  customer: CustomerInput,
): Promise<void> {
  const changed = differences(customerLabels, before, customer);
  if (!changed) return;
  const { id, revision } = before;
  const written = await tx
    .update(customers)
    .set({ ...customer, nameKey: fold(customer.name), revision: revision + 1, updatedAt: now() })
    .where(and(eq(customers.id, id), eq(customers.revision, revision)))
    .returning({ id: customers.id });
  if (written.length === 0) throw changedMeanwhile(`The customer ${before.name}`);
  // The name is the license holder of the customer's license sets.
  await bumpCustomer(tx, id);
  await record('Customer Changed', `${before.name}: ${changed}`);
}
