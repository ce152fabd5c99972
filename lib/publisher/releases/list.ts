import { eq, inArray, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { releases } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { date, defineList, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import { idFrom } from '#lib/records/record';

export type Release = typeof releases.$inferSelect;

export const releaseList = defineList({
  id: releases.id,
  from: (fields) => reader().select(fields).from(releases).$dynamic(),
  columns: {
    version: { ...text(releases.version), order: sql`${releases.versionKey}` },
    releasedOn: date(releases.releasedOn),
    releaseNotesUrl: text(releases.releaseNotesUrl, { optional: true }),
  },
  sort: 'version',
  dir: 'desc',
  search: { columns: [releases.version, releases.releasedOn, releases.releaseNotesUrl] },
});

const ofProduct = (productId: unknown) => ({
  where: eq(releases.productId, idFrom(productId, 'The product')),
  load: (ids: string[]): Promise<Release[]> =>
    reader().select().from(releases).where(inArray(releases.id, ids)),
});

/** The releases of one product, the newest version first unless asked otherwise. */
export async function listReleases(
  actor: Actor,
  productId: unknown,
  query: unknown = {},
): Promise<ListPage<Release>> {
  authorize(actor, 'products', 'read');
  return listPage(releaseList, query, ofProduct(productId));
}

/** All releases of one product that `query` asks for, some hundreds at a time. */
export function everyRelease(actor: Actor, productId: unknown, query: unknown): AsyncGenerator<Release[]> {
  authorize(actor, 'products', 'read');
  return everyRow(releaseList, query, ofProduct(productId));
}
