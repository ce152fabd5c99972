import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { products } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { fold } from '#lib/kernel/text';
import { productLabels } from '#lib/publisher/products/labels';
import type { ProductInput } from '#lib/publisher/products/schema';
import { differences } from '#lib/records/differences';
import { changedMeanwhile } from '#lib/records/record';

/** What changed, in words; empty if nothing did. */
export const changeOfProduct = (before: ProductInput, product: ProductInput): string =>
  differences(productLabels, before, product);

/**
 * Writes a changed product with its audit entry, within the verb's transaction. The verb has raised the catalogue's
 * revision.
 */
export async function writeProduct(
  tx: Writer,
  record: RecordEntry<'publisher'>,
  before: ProductInput & { id: string; revision: number },
  product: ProductInput,
): Promise<void> {
  const { id, revision, name } = before;
  const written = await tx
    .update(products)
    .set({ ...product, nameKey: fold(product.name), revision: revision + 1, updatedAt: now() })
    .where(and(eq(products.id, id), eq(products.revision, revision)))
    .returning({ id: products.id });
  if (written.length === 0) throw changedMeanwhile(`The product ${name}`);
  await record('Product Changed', `${name}: ${changeOfProduct(before, product)}`);
}
