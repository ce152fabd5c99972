import { eq } from 'drizzle-orm';
import { products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { bumpCatalogue } from '#lib/licensing/license-set/revision';
import { deleteProduct, obstacleToProduct } from '#lib/publisher/products/delete';
import { refusedBy } from '#lib/records/obstacle';
import { recordKey } from '#lib/records/record';

/** Deletes a product and its releases. Throws `conflict` while a customer has it. */
export async function removeProduct(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'products', 'delete');
  const { id } = parse(recordKey, input);
  await changePublisher(authorized, async (tx, record) => {
    const [product] = await tx.select().from(products).where(eq(products.id, id));
    if (!product) throw notFound('The product');
    const obstacle = await obstacleToProduct(tx, product);
    if (obstacle) throw refusedBy(obstacle);
    await bumpCatalogue(tx);
    await deleteProduct(tx, record, product);
  });
}
