import { eq } from 'drizzle-orm';
import { products, releases } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { bumpCatalogue } from '#lib/licensing/license-set/revision';
import { recordKey } from '#lib/records/record';

/** Takes a release back: environments no longer hear of its version. */
export async function removeRelease(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'products', 'delete');
  const { id } = parse(recordKey, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx
      .select({ version: releases.version, product: products.name })
      .from(releases)
      .innerJoin(products, eq(products.id, releases.productId))
      .where(eq(releases.id, id));
    if (!row) throw notFound('The release');
    await bumpCatalogue(tx);
    await tx.delete(releases).where(eq(releases.id, id));
    await record('Release Deleted', `${row.product} ${row.version}`);
  });
}
