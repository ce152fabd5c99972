import { and, eq, isNotNull } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customerProducts, customers, products } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { conflict } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { bumpCatalogue } from '#lib/licensing/license-set/revision';
import type { Product } from '#lib/publisher/products/read';
import { productInput } from '#lib/publisher/products/schema';
import { changeOfProduct, writeProduct } from '#lib/publisher/products/write';
import { asSeen, recordChange } from '#lib/records/record';
import { someOf } from '#lib/records/some-of';

/** Throws `conflict` for a stale revision, a taken name, or a feature that customers' disable dates rely on. */
export async function updateProduct(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'products', 'update');
  const { id, revision } = parse(recordChange, input);
  const product = parse(productInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx.select().from(products).where(eq(products.id, id));
    const before = asSeen(row as Product | undefined, revision, 'The product');
    if (!changeOfProduct(before, product)) return;
    if (before.featureManaged && !product.featureManaged) await refuseIfDisableDatesExist(tx, id);
    await bumpCatalogue(tx);
    await writeProduct(tx, record, before, product);
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
