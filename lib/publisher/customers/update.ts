import { eq } from 'drizzle-orm';
import { customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import type { Customer } from '#lib/publisher/customers/read';
import { customerInput } from '#lib/publisher/customers/schema';
import { writeCustomer } from '#lib/publisher/customers/write';
import { asSeen, recordChange } from '#lib/records/record';

/** Throws `conflict` for a stale revision or a taken name. */
export async function updateCustomer(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customers', 'update');
  const { id, revision } = parse(recordChange, input);
  const customer = parse(customerInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx.select().from(customers).where(eq(customers.id, id));
    const before = asSeen(row as Customer | undefined, revision, 'The customer');
    await writeCustomer(tx, record, before, customer);
  });
}
