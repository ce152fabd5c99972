import { eq } from 'drizzle-orm';
import { customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { deleteCustomer, obstacleToCustomer } from '#lib/publisher/customers/delete';
import { refusedBy } from '#lib/records/obstacle';
import { recordKey } from '#lib/records/record';

/** Throws `conflict` while the customer has products, environments or people. */
export async function removeCustomer(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customers', 'delete');
  const { id } = parse(recordKey, input);
  await changePublisher(authorized, async (tx, record) => {
    const [customer] = await tx.select().from(customers).where(eq(customers.id, id));
    if (!customer) throw notFound('The customer');
    const obstacle = await obstacleToCustomer(tx, customer);
    if (obstacle) throw refusedBy(obstacle);
    await deleteCustomer(tx, record, customer);
  });
}
