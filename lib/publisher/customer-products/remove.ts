import { and, eq } from 'drizzle-orm';
import { customerEnvironments, customerProducts } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { conflict, notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { selectCustomerProducts } from '#lib/publisher/customer-products/read';
import { recordKey } from '#lib/publisher/record';
import { someOf } from '#lib/publisher/some-of';

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
    const { row, customerName, productName } = found;
    const environments = row.enabled
      ? await tx
          .select({ name: customerEnvironments.name })
          .from(customerEnvironments)
          .where(
            and(eq(customerEnvironments.customerId, row.customerId), eq(customerEnvironments.active, true)),
          )
          .orderBy(customerEnvironments.nameKey)
      : [];
    if (environments.length > 0) {
      throw conflict(
        `${productName} of ${customerName} cannot be deleted: it is Enabled, and the customer has an active environment (${someOf(environments)}). Switch Enabled off first.`,
      );
    }
    await tx.delete(customerProducts).where(eq(customerProducts.id, id));
    await record('Customer Product Deleted', `${customerName} / ${productName}`);
  });
}
