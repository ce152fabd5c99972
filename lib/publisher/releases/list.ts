import { and, asc, desc, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { releases } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import { contains, listInput, offsetOf, type Page } from '#lib/publisher/list';
import { idFrom } from '#lib/publisher/record';

export type Release = typeof releases.$inferSelect;

export const releaseSorts = ['version', 'releasedOn'] as const;
const columns = { version: releases.versionKey, releasedOn: releases.releasedOn };

/** The releases of one product, the newest version first unless asked otherwise. */
export async function listReleases(
  actor: Actor,
  productId: unknown,
  query: unknown = {},
): Promise<Page<Release>> {
  authorize(actor, 'products', 'read');
  const asked = parse(listInput(releaseSorts, 'desc'), query);
  const where = and(
    eq(releases.productId, idFrom(productId, 'The product')),
    asked.q ? contains(releases.version, asked.q) : undefined,
  );
  const order = asked.dir === 'asc' ? asc : desc;
  const [rows, total] = await Promise.all([
    reader()
      .select()
      .from(releases)
      .where(where)
      .orderBy(order(columns[asked.sort]), desc(releases.versionKey))
      .limit(asked.pageSize)
      .offset(offsetOf(asked)),
    reader().$count(releases, where),
  ]);
  return { rows, total };
}
