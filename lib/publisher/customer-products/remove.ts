import { eq } from 'drizzle-orm';
import { customerProducts } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { deleteCustomerProduct, obstacleToCustomerProduct } from '#lib/publisher/customer-products/delete';
import { asCustomerProduct, selectCustomerProducts } from '#lib/publisher/customer-products/read';
import { refusedBy } from '#lib/records/obstacle';
import { recordKey } from '#lib/records/record';

/** Throws `conflict` while it is Enabled and the customer has an active environment. */
export async function removeCustomerProduct(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customer-products', 'delete');
  const { id } = parse(recordKey, input);
  await changePublisher(authorized, async (tx, record) => {
    const find = () => selectCustomerProducts(tx).where(eq(customerProducts.id, id));
    const [known] = await find();
    if (!known) throw notFound('The customer product');
    // Changes to this customer's environments wait from here on; what was changed before is read again.
    await bumpCustomer(tx, known.row.customerId);
    const [found] = await find();
    if (!found) throw notFound('The customer product');
    const terms = asCustomerProduct(found);
    const obstacle = await obstacleToCustomerProduct(tx, terms);
    if (obstacle) throw refusedBy(obstacle);
    await deleteCustomerProduct(tx, record, terms);
  });
}
