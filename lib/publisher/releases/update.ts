import { and, eq } from 'drizzle-orm';
import { products, releases } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import { versionKey } from '#lib/license/versions';
import { bumpCatalogue } from '#lib/licensing/license-set/revision';
import { releaseLabels } from '#lib/publisher/releases/labels';
import { releaseInput } from '#lib/publisher/releases/schema';
import { differences } from '#lib/records/differences';
import { asSeen, changedMeanwhile, recordChange } from '#lib/records/record';

const WHAT = 'The release';

/** Throws `conflict` for a stale revision or a version that the product has already. */
export async function updateRelease(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'products', 'update');
  const { id, revision } = parse(recordChange, input);
  const release = parse(releaseInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx
      .select({ release: releases, product: products.name, revision: releases.revision })
      .from(releases)
      .innerJoin(products, eq(products.id, releases.productId))
      .where(eq(releases.id, id));
    const before = asSeen(row, revision, WHAT);
    const changed = differences(releaseLabels, before.release, release);
    if (!changed) return;
    await bumpCatalogue(tx);
    const written = await tx
      .update(releases)
      .set({
        ...release,
        versionKey: versionKey(release.version),
        revision: revision + 1,
        updatedAt: now(),
      })
      .where(and(eq(releases.id, id), eq(releases.revision, revision)))
      .returning({ id: releases.id });
    if (written.length === 0) throw changedMeanwhile(WHAT);
    await record('Release Changed', `${before.product} ${before.release.version}: ${changed}`);
  });
}
