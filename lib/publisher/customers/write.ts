import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customers } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { customerLabels } from '#lib/publisher/customers/labels';
import type { CustomerInput } from '#lib/publisher/customers/schema';
import { contents, differences } from '#lib/publisher/differences';
import { changedMeanwhile } from '#lib/publisher/record';

/** Writes a new customer with its audit entry, within the verb's transaction. */
export async function insertCustomer(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  customer: CustomerInput,
): Promise<string> {
  const id = newId();
  const at = now();
  await tx
    .insert(customers)
    .values({ ...customer, id, nameKey: fold(customer.name), createdAt: at, updatedAt: at });
  await record('Customer Created', contents(customerLabels, customer));
  return id;
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
