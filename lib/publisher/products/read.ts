import { eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { notFound } from '#lib/kernel/errors';
import type { ProductInput } from '#lib/publisher/products/schema';
import { idFrom } from '#lib/records/record';

export type Product = Omit<typeof products.$inferSelect, keyof ProductInput> & ProductInput;

/** Throws `not-found` for a product that does not exist. */
export async function readProduct(actor: Actor, id: unknown): Promise<Product> {
  authorize(actor, 'products', 'read');
  const [product] = await reader()
    .select()
    .from(products)
    .where(eq(products.id, idFrom(id, 'The product')));
  if (!product) throw notFound('The product');
  // Only what `productInput` lets through is ever written.
  return product as Product;
}
