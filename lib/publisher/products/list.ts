import { asc, count, inArray, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerProducts, products, releases } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { metrics, reactions, regions } from '#lib/contract/vocabulary';
import { choice, defineList, flag, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import type { Product } from '#lib/publisher/products/read';

export interface ListedProduct extends Product {
  /** The highest version; null where nothing is released. */
  latestVersion: string | null;
  latestReleasedOn: string | null;
  customerCount: number;
}

export const productList = defineList({
  id: products.id,
  from: (fields) => reader().select(fields).from(products).$dynamic(),
  columns: {
    name: text(products.name, { key: products.nameKey }),
    description: text(products.description, { optional: true }),
    region: choice(products.region, regions),
    metric: choice(products.metric, metrics),
    reaction: choice(products.reaction, reactions),
    active: flag(products.active),
    featureManaged: flag(products.featureManaged),
    disableLicenseControl: flag(products.disableLicenseControl),
    latestVersion: text(
      sql`coalesce((select max(${releases.versionKey}) from ${releases} where ${releases.productId} = ${products.id}), '')`,
      { optional: true, filterable: false },
    ),
    customers: number(
      sql`(select count(*) from ${customerProducts} where ${customerProducts.productId} = ${products.id})`,
    ),
    updatedAt: instant(products.updatedAt),
  },
  sort: 'name',
  search: { columns: [products.name, products.description, products.region, products.supportEmail] },
});

/** Products by name. */
export async function listProducts(actor: Actor, query: unknown = {}): Promise<ListPage<ListedProduct>> {
  authorize(actor, 'products', 'read');
  return listPage(productList, query, { load });
}

/** All products that `query` asks for, some hundreds at a time. */
export function everyProduct(actor: Actor, query: unknown): AsyncGenerator<ListedProduct[]> {
  authorize(actor, 'products', 'read');
  return everyRow(productList, query, { load });
}

async function load(ids: string[]): Promise<ListedProduct[]> {
  const [rows, latest, counts] = await Promise.all([
    reader().select().from(products).where(inArray(products.id, ids)),
    latestReleases(ids),
    countCustomers(ids),
  ]);
  return rows.map((row) => ({
    ...(row as Product),
    latestVersion: latest.get(row.id)?.version ?? null,
    latestReleasedOn: latest.get(row.id)?.releasedOn ?? null,
    customerCount: counts.get(row.id) ?? 0,
  }));
}

async function latestReleases(ids: string[]) {
  const rows = await reader()
    .select({ productId: releases.productId, version: releases.version, releasedOn: releases.releasedOn })
    .from(releases)
    .where(inArray(releases.productId, ids))
    .orderBy(asc(releases.versionKey));
  return new Map(rows.map((row) => [row.productId, row]));
}

async function countCustomers(ids: string[]) {
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
