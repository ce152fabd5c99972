import { and, eq } from 'drizzle-orm';
import { customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { customerLabels } from '#lib/publisher/customers/labels';
import { type CustomerInput, customerInput } from '#lib/publisher/customers/schema';
import { differences } from '#lib/publisher/differences';
import { asSeen, changedMeanwhile, recordChange } from '#lib/publisher/record';

const WHAT = 'The customer';

/** Throws `conflict` for a stale revision or a taken name. */
export async function updateCustomer(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customers', 'update');
  const { id, revision } = parse(recordChange, input);
  const customer = parse(customerInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx.select().from(customers).where(eq(customers.id, id));
    const before = asSeen(row, revision, WHAT);
    const changed = differences(customerLabels, before as CustomerInput, customer);
    if (!changed) return;
    const written = await tx
      .update(customers)
      .set({ ...customer, nameKey: fold(customer.name), revision: revision + 1, updatedAt: now() })
      .where(and(eq(customers.id, id), eq(customers.revision, revision)))
      .returning({ id: customers.id });
    if (written.length === 0) throw changedMeanwhile(WHAT);
    // The name is the license holder of the customer's license sets.
    await bumpCustomer(tx, id);
    await record('Customer Changed', `${before.name}: ${changed}`);
  });
}
