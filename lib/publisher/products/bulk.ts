import { asc, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import { bumpCatalogue } from '#lib/licensing/license-set/revision';
import { deleteProduct, obstacleToProduct } from '#lib/publisher/products/delete';
import type { Product } from '#lib/publisher/products/read';
import { type ProductInput, productInput } from '#lib/publisher/products/schema';
import { changeOfProduct, writeProduct } from '#lib/publisher/products/write';
import { bulkResult, changeMany } from '#lib/records/bulk/change-many';
import { type BulkResult, chosenRecords } from '#lib/records/bulk/input';
import type { Noun } from '#lib/records/bulk/noun';
import { removeMany } from '#lib/records/bulk/remove-many';
import { activeValues, undoMany } from '#lib/records/bulk/undo';

const noun: Noun<Product, ProductInput, 'publisher'> = {
  transact: changePublisher,
  words: ['product', 'products'],
  nameOf: ({ name }) => name,
  find: async (tx, ids) =>
    (await tx
      .select()
      .from(products)
      .where(inArray(products.id, ids))
      .orderBy(asc(products.nameKey))) as Product[],
  touch: async (tx, stored) => {
    if (stored.length > 0) await bumpCatalogue(tx);
  },
  change: { schema: () => productInput, differences: changeOfProduct, write: writeProduct },
  obstacle: obstacleToProduct,
  remove: deleteProduct,
};

const activeInput = z.object({ records: chosenRecords, active: z.boolean() });

/** Activates or deactivates all of the products, or none. */
export async function setProductsActive(
  actor: Actor,
  input: unknown,
): Promise<BulkResult<{ active: boolean }>> {
  const authorized = authorize(actor, 'products', 'update');
  const { records, active } = parse(activeInput, input);
  const many = await changeMany(noun, authorized, records, () => ({ active }));
  return bulkResult(noun, many, { done: active ? 'activated' : 'deactivated', all: records.length });
}

/** Takes back what {@link setProductsActive} did. */
export async function undoProducts(actor: Actor, input: unknown): Promise<{ message: string }> {
  return undoMany(noun, authorize(actor, 'products', 'update'), input, activeValues);
}

/** Deletes the products with their releases. Throws `conflict` while a customer has one of them. */
export async function removeProducts(actor: Actor, input: unknown): Promise<{ message: string }> {
  return removeMany(noun, authorize(actor, 'products', 'delete'), input);
}
