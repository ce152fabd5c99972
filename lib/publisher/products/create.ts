import { products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { bumpCatalogue } from '#lib/licensing/license-set/revision';
import { productLabels } from '#lib/publisher/products/labels';
import { productInput } from '#lib/publisher/products/schema';
import { contents } from '#lib/records/differences';

/** Throws `conflict` for a name that another product has. */
export async function createProduct(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'products', 'create');
  const product = parse(productInput, input);
  return changePublisher(authorized, async (tx, record) => {
    const id = newId();
    const at = now();
    await bumpCatalogue(tx);
    await tx
      .insert(products)
      .values({ ...product, id, nameKey: fold(product.name), createdAt: at, updatedAt: at });
    await record('Product Created', contents(productLabels, product));
    return { id };
  });
}
