import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customerEnvironments, customerProducts } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';
import type { Obstacle } from '#lib/records/obstacle';
import { someOf } from '#lib/records/some-of';

type Terms = Pick<CustomerProduct, 'id' | 'customerId' | 'customerName' | 'productName' | 'enabled'>;

/** What keeps it from being deleted: it is Enabled, and the customer has an active environment. */
export async function obstacleToCustomerProduct(
  tx: Writer,
  { id, customerId, customerName, productName, enabled }: Terms,
): Promise<Obstacle | undefined> {
  if (!enabled) return undefined;
  const environments = await tx
    .select({ name: customerEnvironments.name })
    .from(customerEnvironments)
    .where(and(eq(customerEnvironments.customerId, customerId), eq(customerEnvironments.active, true)))
    .orderBy(customerEnvironments.nameKey);
  if (environments.length === 0) return undefined;
  return {
    message: `${productName} of ${customerName} cannot be deleted: it is Enabled, and the customer has an active environment (${someOf(environments)}). Switch Enabled off first.`,
    links: [
      { label: `${productName} of ${customerName}`, href: `/customers/${customerId}/products/${id}` },
      { label: `Environments of ${customerName}`, href: `/customers/${customerId}/environments` },
    ],
  };
}

/** Deletes it, within the verb's transaction. The verb has raised the customer's license revision. */
export async function deleteCustomerProduct(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  { id, customerName, productName }: Terms,
): Promise<void> {
  await tx.delete(customerProducts).where(eq(customerProducts.id, id));
  await record('Customer Product Deleted', `${customerName} / ${productName}`);
}
