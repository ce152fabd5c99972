import { count, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { type recountCounts, recountNames } from '#db/schema/user-licensing';
import { userLicenseTypeLabels, userLicenseTypes } from '#lib/contract/vocabulary';
import { theIdentity } from '#lib/environment/identity/read';
import { installedModules } from '#lib/environment/modules/installed';
import { licensesInForce, setInForce } from '#lib/environment/refresh/in-force';

/** What a run counted of one user license type, or of one module. */
export type RecountCount = typeof recountCounts.$inferSelect;

/** What the run `recountId` counted, from the names that it wrote: of each type and each installed module, also none. */
export async function countNames(recountId: string): Promise<RecountCount[]> {
  const [counted, modules, set] = await Promise.all([
    reader()
      .select({ kind: recountNames.kind, key: recountNames.key, count: count() })
      .from(recountNames)
      .where(eq(recountNames.recountId, recountId))
      .groupBy(recountNames.kind, recountNames.key),
    installedModules(),
    theIdentity().then((identity) => setInForce(identity)),
  ]);
  const licenses = set ? await licensesInForce() : new Map();
  const of = (kind: RecountCount['kind'], key: string) =>
    counted.find((row) => row.kind === kind && row.key === key)?.count ?? 0;
  return [
    ...userLicenseTypes.map((type) => ({
      recountId,
      kind: 'type' as const,
      key: type,
      label: userLicenseTypeLabels[type],
      count: of('type', type),
      quantity: null,
    })),
    ...modules.map(({ model, modelKey, productKey }) => ({
      recountId,
      kind: 'module' as const,
      key: modelKey,
      label: model,
      count: of('module', modelKey),
      quantity: licenses.get(productKey)?.terms?.user_count ?? null,
    })),
  ];
}
