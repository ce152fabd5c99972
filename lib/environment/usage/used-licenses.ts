import type { LicenseEntry } from '#lib/contract/license-set';
import type { Metric } from '#lib/contract/vocabulary';
import type { Module } from '#lib/environment/modules/installed';
import { lastRecount } from '#lib/environment/recount/last';
import { namedUse } from '#lib/environment/usage/named-users';
import { sessionsAlive } from '#lib/environment/usage/sessions';

export interface Use {
  /** Used licenses now; null where not known. */
  used: number | null;
  /** When the named users were last recounted; null for never. */
  countedAt: Date | null;
}

type Counted = (module: Module) => Use;

const reported: Counted = (module) => ({ used: module.reportedUsedLicenses, countedAt: null });

/** How each metric is counted here, for all modules at once. */
const countedBy: Record<Metric, () => Promise<Counted>> = {
  reported: async () => reported,
  named_users: async () => {
    const [{ enabled, users }, last] = await Promise.all([namedUse(), lastRecount()]);
    const countedAt = last?.finishedAt ?? null;
    return ({ id }) => ({ used: enabled === null ? null : (users.get(id) ?? 0), countedAt });
  },
  concurrent_users: async () => {
    const alive = await sessionsAlive();
    return ({ id }) => ({ used: alive.get(id) ?? 0, countedAt: null });
  },
};

/** What counts as a used license of `module`; what it reports, as long as no license says. */
const metricOf = (module: Module, licenses: ReadonlyMap<string, LicenseEntry>): Metric =>
  licenses.get(module.productKey)?.metric ?? 'reported';

/**
 * The used licenses of each of `modules` by the metric of its license, computed whenever they are shown, evaluated or
 * sent. A metric that none of them has costs nothing.
 */
export async function readUse(
  modules: readonly Module[],
  licenses: ReadonlyMap<string, LicenseEntry>,
): Promise<Counted> {
  const metrics = new Set(modules.map((module) => metricOf(module, licenses)));
  const counts = await Promise.all(
    [...metrics].map(async (metric) => [metric, await countedBy[metric]()] as const),
  );
  const byMetric = new Map<Metric, Counted>(counts);
  return (module) => (byMetric.get(metricOf(module, licenses)) ?? reported)(module);
}
