import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { products, releases } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';
import { recordId } from '#lib/kernel/fields';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { versionKey } from '#lib/license/versions';
import { bumpCatalogue } from '#lib/licensing/license-set/revision';
import { releaseLabels } from '#lib/publisher/releases/labels';
import { releaseInput } from '#lib/publisher/releases/schema';
import { contents } from '#lib/records/differences';

const ofProduct = z.object({ productId: recordId() });

/** Throws `conflict` for a version that the product has already, also where it is written otherwise (`1.0`, `1.0.0`). */
export async function createRelease(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'products', 'create');
  const { productId } = parse(ofProduct, input);
  const release = parse(releaseInput, input);
  return changePublisher(authorized, async (tx, record) => {
    const [product] = await tx
      .select({ name: products.name })
      .from(products)
      .where(eq(products.id, productId));
    if (!product) throw notFound('The product');
    const id = newId();
    const at = now();
    await bumpCatalogue(tx);
    await tx.insert(releases).values({
      ...release,
      id,
      productId,
      versionKey: versionKey(release.version),
      createdAt: at,
      updatedAt: at,
    });
    await record('Release Created', `${product.name}: ${contents(releaseLabels, release)}`);
    return { id };
  });
}
