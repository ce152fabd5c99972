import { eq } from 'drizzle-orm';
import { customerEnvironments, customerProducts, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { conflict, notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/publisher/record';
import { counted } from '#lib/publisher/some-of';

/** Throws `conflict` while the customer has products or environments. */
export async function removeCustomer(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customers', 'delete');
  const { id } = parse(recordKey, input);
  await changePublisher(authorized, async (tx, record) => {
    const [customer] = await tx.select().from(customers).where(eq(customers.id, id));
    if (!customer) throw notFound('The customer');
    const held = [
      [await tx.$count(customerProducts, eq(customerProducts.customerId, id)), 'product'],
      [await tx.$count(customerEnvironments, eq(customerEnvironments.customerId, id)), 'environment'],
    ] as const;
    const inTheWay = held.filter(([count]) => count > 0).map(([count, what]) => counted(count, what));
    if (inTheWay.length > 0) {
      throw conflict(
        `${customer.name} cannot be deleted: it has ${inTheWay.join(' and ')}. Delete those first.`,
      );
    }
    await tx.delete(customers).where(eq(customers.id, id));
    await record('Customer Deleted', customer.name);
  });
}
