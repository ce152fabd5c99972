import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customerProducts, customers, products, releases } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import type { Obstacle } from '#lib/records/obstacle';
import { counted, someOf } from '#lib/records/some-of';

interface Named {
  id: string;
  name: string;
}

/** What keeps the product from being deleted: the customers that have it. */
export async function obstacleToProduct(tx: Writer, { id, name }: Named): Promise<Obstacle | undefined> {
  const holders = await tx
    .select({ name: customers.name })
    .from(customerProducts)
    .innerJoin(customers, eq(customers.id, customerProducts.customerId))
    .where(eq(customerProducts.productId, id))
    .orderBy(customers.nameKey);
  if (holders.length === 0) return undefined;
  return {
    message: `${name} cannot be deleted: ${counted(holders.length, 'customer has', 'customers have')} it (${someOf(holders)}).`,
    links: [{ label: `Customers of ${name}`, href: `/products/${id}/customers` }],
  };
}

/** Deletes the product and its releases, within the verb's transaction. The verb has raised the catalogue's revision. */
export async function deleteProduct(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  { id, name }: Named,
): Promise<void> {
  const released = await tx.delete(releases).where(eq(releases.productId, id)).returning({ id: releases.id });
  await tx.delete(products).where(eq(products.id, id));
  await record('Product Deleted', `${name}, with ${counted(released.length, 'release')}.`);
}
