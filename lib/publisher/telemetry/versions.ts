import { count, countDistinct, eq, inArray, max, min } from 'drizzle-orm';
import { reader } from '#db/client';
import { products, releases, reportedModules } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { fold } from '#lib/kernel/text';
import { latestVersion } from '#lib/license/releases';
import { versionKey } from '#lib/license/versions';
import type { RowsShape } from '#lib/lists/in-memory';
import { findAll } from '#lib/records/find-all';

/** A product that environments have reported, by whatever name: it need not be one of the publisher's. */
export interface ReportedProduct {
  /** Folded name: what reports are told apart by. */
  key: string;
  name: string;
  /** Null where no product has this name. */
  productId: string | null;
  /** Modules in all environments, and in how many different versions. */
  modules: number;
  versions: number;
  /** The highest release; null without one. */
  latestVersion: string | null;
  /** Modules that have the highest release, or one that is higher still. */
  upToDate: number;
}

export const reportedProductList: RowsShape<ReportedProduct> = {
  columns: {
    name: { type: 'text', value: (row) => row.name },
    modules: { type: 'number', value: (row) => row.modules },
    versions: { type: 'number', value: (row) => row.versions },
    latestVersion: { type: 'text', optional: true, sortable: false, value: (row) => row.latestVersion },
    upToDate: { type: 'number', value: (row) => row.upToDate },
  },
  sort: 'modules',
  dir: 'desc',
  text: (row) => row.name,
};

export interface InstalledVersion {
  /** Empty where the environment does not know. */
  version: string;
  /** How many modules have it. */
  modules: number;
  /** Whether it is the highest release of the product. */
  latest: boolean;
}

/** The products that environments reported last, the most installed first. */
export async function listReportedProducts(actor: Actor): Promise<ReportedProduct[]> {
  authorize(actor, 'telemetry', 'read');
  const [found, counts] = await Promise.all([
    reader()
      .select({
        key: reportedModules.productKey,
        reportedName: max(reportedModules.product),
        modules: count().mapWith(Number),
        versions: countDistinct(reportedModules.versionKey).mapWith(Number),
      })
      .from(reportedModules)
      .groupBy(reportedModules.productKey),
    versionCounts(),
  ]);
  const keys = found.map(({ key }) => key);
  const named = await namedProducts(keys);
  const latest = await latestVersions([...named.values()].map(({ id }) => id));
  const versionsOf = Map.groupBy(counts, (each) => each.productKey);
  return found
    .map(({ key, reportedName, ...numbers }) => {
      const product = named.get(key);
      const highest = (product && latest.get(product.id)) ?? null;
      const from = highest === null ? undefined : versionKey(highest);
      const upToDate = (versionsOf.get(key) ?? [])
        .filter((each) => from !== undefined && each.versionKey >= from)
        .reduce((sum, each) => sum + each.modules, 0);
      return {
        key,
        name: product?.name ?? reportedName ?? key,
        productId: product?.id ?? null,
        ...numbers,
        latestVersion: highest,
        upToDate,
      };
    })
    .sort((a, b) => b.modules - a.modules || (a.key < b.key ? -1 : 1));
}

/** How many modules of a product have which version, in the order of the versions; unknown ones first. */
export async function installedVersions(actor: Actor, product: string): Promise<InstalledVersion[]> {
  authorize(actor, 'telemetry', 'read');
  const key = fold(product);
  const [rows, named] = await Promise.all([versionCounts(key), namedProducts([key])]);
  const id = named.get(key)?.id;
  const latest = id === undefined ? undefined : (await latestVersions([id])).get(id);
  const latestKey = latest && versionKey(latest);
  return rows
    .sort((a, b) => (a.versionKey < b.versionKey ? -1 : 1))
    .map((row) => ({
      version: row.version ?? '',
      modules: row.modules,
      latest: row.versionKey !== '' && row.versionKey === latestKey,
    }));
}

/** `1.0` and `1.0.0` are one version; the first of its spellings is shown. */
const versionCounts = (productKey?: string) =>
  reader()
    .select({
      productKey: reportedModules.productKey,
      versionKey: reportedModules.versionKey,
      version: min(reportedModules.installedVersion),
      modules: count().mapWith(Number),
    })
    .from(reportedModules)
    .where(productKey === undefined ? undefined : eq(reportedModules.productKey, productKey))
    .groupBy(reportedModules.productKey, reportedModules.versionKey);

async function namedProducts(keys: string[]): Promise<Map<string, { id: string; name: string }>> {
  const found = await findAll(keys, (some) =>
    reader()
      .select({ id: products.id, name: products.name, key: products.nameKey })
      .from(products)
      .where(inArray(products.nameKey, some)),
  );
  return new Map(found.map(({ key, ...product }) => [key, product]));
}

/** By product ID; none where nothing is released. */
async function latestVersions(ids: string[]): Promise<Map<string, string>> {
  const rows = await findAll(ids, (some) =>
    reader().select().from(releases).where(inArray(releases.productId, some)),
  );
  const latest = [...Map.groupBy(rows, (row) => row.productId)].map(
    ([id, released]) => [id, latestVersion(released)] as const,
  );
  return new Map(latest.flatMap(([id, version]) => (version === null ? [] : [[id, version]])));
}
