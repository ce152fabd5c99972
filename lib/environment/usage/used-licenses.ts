import type { Metric } from '#lib/contract/vocabulary';
import type { Module } from '#lib/environment/modules/installed';

export interface Use {
  /** Used licenses now; null where not known. */
  used: number | null;
  /** When the named users were last recounted; null for never. */
  countedAt: Date | null;
}

type Counted = (module: Module) => Use;

const unknown: Counted = () => ({ used: null, countedAt: null });

/** How each metric is counted here. Named and concurrent users are not counted yet. */
const countedBy: Record<Metric, Counted> = {
  reported: (module) => ({ used: module.reportedUsedLicenses, countedAt: null }),
  named_users: unknown,
  concurrent_users: unknown,
};

/** The used licenses of `module` by the metric of its license, computed whenever they are shown or sent. */
export const usedLicensesOf = (module: Module, metric: Metric): Use => countedBy[metric](module);
