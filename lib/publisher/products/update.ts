import { and, eq, isNotNull } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customerProducts, customers, products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { bumpCatalogue } from '#lib/licensing/license-set/revision';
import { differences } from '#lib/publisher/differences';
import { productLabels } from '#lib/publisher/products/labels';
import { type ProductInput, productInput } from '#lib/publisher/products/schema';
import { asSeen, changedMeanwhile, recordChange } from '#lib/publisher/record';
import { someOf } from '#lib/publisher/some-of';

const WHAT = 'The product';

/** Throws `conflict` for a stale revision, a taken name, or a feature that customers' disable dates rely on. */
export async function updateProduct(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'products', 'update');
  const { id, revision } = parse(recordChange, input);
  const product = parse(productInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx.select().from(products).where(eq(products.id, id));
    const before = asSeen(row, revision, WHAT);
    const changed = differences(productLabels, before as ProductInput, product);
    if (!changed) return;
    if (before.featureManaged && !product.featureManaged) await refuseIfDisableDatesExist(tx, id);
    await bumpCatalogue(tx);
    const written = await tx
      .update(products)
      .set({ ...product, nameKey: fold(product.name), revision: revision + 1, updatedAt: now() })
      .where(and(eq(products.id, id), eq(products.revision, revision)))
      .returning({ id: products.id });
    if (written.length === 0) throw changedMeanwhile(WHAT);
    await record('Product Changed', `${before.name}: ${changed}`);
  });
}

async function refuseIfDisableDatesExist(tx: Writer, productId: string): Promise<void> {
  const holders = await tx
    .select({ name: customers.name })
    .from(customerProducts)
    .innerJoin(customers, eq(customers.id, customerProducts.customerId))
    .where(and(eq(customerProducts.productId, productId), isNotNull(customerProducts.featureDisableOn)))
    .orderBy(customers.nameKey);
  if (holders.length === 0) return;
  const message = `Cannot be switched off while customers have a feature disable date for it: ${someOf(holders)}. Clear those dates first.`;
  throw conflict(message, { featureManaged: [message] });
}
