import { asc, count, desc, inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerProducts, products, releases } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import { containsFolded, listInput, offsetOf, type Page } from '#lib/publisher/list';
import type { Product } from '#lib/publisher/products/read';

export interface ListedProduct extends Product {
  /** The highest version; null where nothing is released. */
  latestVersion: string | null;
  latestReleasedOn: string | null;
  customerCount: number;
}

export const productSorts = ['name', 'region', 'metric', 'active', 'updatedAt'] as const;
const columns = {
  name: products.nameKey,
  region: products.region,
  metric: products.metric,
  active: products.active,
  updatedAt: products.updatedAt,
};

export async function listProducts(actor: Actor, query: unknown = {}): Promise<Page<ListedProduct>> {
  authorize(actor, 'products', 'read');
  const asked = parse(listInput(productSorts), query);
  const where = asked.q ? containsFolded(products.nameKey, asked.q) : undefined;
  const order = asked.dir === 'asc' ? asc : desc;
  const rows = await reader()
    .select()
    .from(products)
    .where(where)
    .orderBy(order(columns[asked.sort]), asc(products.nameKey))
    .limit(asked.pageSize)
    .offset(offsetOf(asked));
  const ids = rows.map((row) => row.id);
  const [latest, counts, total] = await Promise.all([
    latestReleases(ids),
    countCustomers(ids),
    reader().$count(products, where),
  ]);
  return {
    total,
    rows: rows.map((row) => ({
      ...(row as Product),
      latestVersion: latest.get(row.id)?.version ?? null,
      latestReleasedOn: latest.get(row.id)?.releasedOn ?? null,
      customerCount: counts.get(row.id) ?? 0,
    })),
  };
}

async function latestReleases(ids: string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await reader()
    .select({ productId: releases.productId, version: releases.version, releasedOn: releases.releasedOn })
    .from(releases)
    .where(inArray(releases.productId, ids))
    .orderBy(asc(releases.versionKey));
  return new Map(rows.map((row) => [row.productId, row]));
}

async function countCustomers(ids: string[]) {
  if (ids.length === 0) return new Map<string, number>();
  const rows = await reader()
    .select({ productId: customerProducts.productId, count: count().mapWith(Number) })
    .from(customerProducts)
    .where(inArray(customerProducts.productId, ids))
    .groupBy(customerProducts.productId);
  return new Map(rows.map((row) => [row.productId, row.count]));
}

export interface ProductChoice {
  id: string;
  name: string;
  featureManaged: boolean;
  active: boolean;
}

/** All products by name, for choosing one. */
export async function listProductChoices(actor: Actor): Promise<ProductChoice[]> {
  authorize(actor, 'products', 'read');
  return reader()
    .select({
      id: products.id,
      name: products.name,
      featureManaged: products.featureManaged,
      active: products.active,
    })
    .from(products)
    .orderBy(asc(products.nameKey));
}
