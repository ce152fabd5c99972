import { eq } from 'drizzle-orm';
import { customerProducts, customers, products, releases } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { conflict, notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { bumpCatalogue } from '#lib/licensing/license-set/revision';
import { recordKey } from '#lib/publisher/record';
import { counted, someOf } from '#lib/publisher/some-of';

/** Deletes a product and its releases. Throws `conflict` while a customer has it. */
export async function removeProduct(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'products', 'delete');
  const { id } = parse(recordKey, input);
  await changePublisher(authorized, async (tx, record) => {
    const [product] = await tx.select().from(products).where(eq(products.id, id));
    if (!product) throw notFound('The product');
    const holders = await tx
      .select({ name: customers.name })
      .from(customerProducts)
      .innerJoin(customers, eq(customers.id, customerProducts.customerId))
      .where(eq(customerProducts.productId, id))
      .orderBy(customers.nameKey);
    if (holders.length > 0) {
      throw conflict(
        `${product.name} cannot be deleted: ${counted(holders.length, 'customer has', 'customers have')} it (${someOf(holders)}).`,
      );
    }
    await bumpCatalogue(tx);
    const released = await tx
      .delete(releases)
      .where(eq(releases.productId, id))
      .returning({ id: releases.id });
    await tx.delete(products).where(eq(products.id, id));
    await record('Product Deleted', `${product.name}, with ${counted(released.length, 'release')}.`);
  });
}
