import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { recountCounts, recounts } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { type UserLicenseType, userLicenseTypes } from '#lib/contract/vocabulary';
import type { Recount } from '#lib/environment/recount/last';
import { notFound } from '#lib/kernel/errors';
import { idFrom } from '#lib/records/record';

export interface ModuleCount {
  /** The module's folded model. */
  key: string;
  /** As it was called then. */
  model: string;
  count: number;
  /** Of its license at that time; null for none, and for a site license. */
  quantity: number | null;
}

export interface RecountReport {
  run: Recount;
  types: { type: UserLicenseType; count: number }[];
  /** By model. */
  modules: ModuleCount[];
}

/** As many finished runs as the report goes back: two years of weeks. */
const RUNS_SHOWN = 104;

/** What each of the last finished runs counted, the oldest first; at most {@link RUNS_SHOWN}. */
export async function readRecountReports(actor: Actor): Promise<RecountReport[]> {
  authorize(actor, 'users', 'read');
  const runs = await reader()
    .select()
    .from(recounts)
    .where(eq(recounts.outcome, 'ok'))
    .orderBy(desc(recounts.finishedAt), desc(recounts.id))
    .limit(RUNS_SHOWN);
  return reportsOf(runs.reverse());
}

/** What one run counted. Throws an AppError `not-found`, also for a run that was not finished. */
export async function readRecountReport(actor: Actor, { id }: { id: unknown }): Promise<RecountReport> {
  authorize(actor, 'users', 'read');
  const runs = await reader()
    .select()
    .from(recounts)
    .where(and(eq(recounts.id, idFrom(id, 'The recount')), eq(recounts.outcome, 'ok')));
  const [report] = await reportsOf(runs);
  if (!report) throw notFound('The recount');
  return report;
}

async function reportsOf(runs: Recount[]): Promise<RecountReport[]> {
  if (runs.length === 0) return [];
  const counts = await reader()
    .select()
    .from(recountCounts)
    .where(
      inArray(
        recountCounts.recountId,
        runs.map(({ id }) => id),
      ),
    )
    .orderBy(asc(recountCounts.key));
  const byRun = Map.groupBy(counts, ({ recountId }) => recountId);
  return runs.map((run) => {
    const own = byRun.get(run.id) ?? [];
    return {
      run,
      types: userLicenseTypes.map((type) => ({
        type,
        count: own.find(({ kind, key }) => kind === 'type' && key === type)?.count ?? 0,
      })),
      modules: own
        .filter(({ kind }) => kind === 'module')
        .map(({ key, label, count, quantity }) => ({ key, model: label, count, quantity })),
    };
  });
}
