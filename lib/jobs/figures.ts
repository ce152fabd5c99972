import { and, desc, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { jobRuns } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { countUnsealed } from '#lib/audit/chain/seal';
import { type Side, sides } from '#lib/audit/operations';
import { jobs } from '#lib/jobs/catalog';

export interface Figures {
  /** When each job last succeeded; jobs that never did are missing. */
  lastSuccess: { job: string; at: Date }[];
  /** Audit entries that are not sealed yet, of each side. */
  unsealed: { side: Side; count: number }[];
}

/** What whoever watches over this installation wants to know of its database. */
export async function readFigures(actor: Actor): Promise<Figures> {
  authorize(actor, 'configuration', 'read');
  const [ended, unsealed] = await Promise.all([
    Promise.all(jobs().map(({ name }) => lastSuccessOf(name))),
    Promise.all(sides.map(async (side) => ({ side, count: await countUnsealed(reader(), side) }))),
  ]);
  return { lastSuccess: ended.flat(), unsealed };
}

const lastSuccessOf = async (job: string) =>
  (
    await reader()
      .select({ at: jobRuns.finishedAt })
      .from(jobRuns)
      .where(and(eq(jobRuns.job, job), eq(jobRuns.outcome, 'ok')))
      .orderBy(desc(jobRuns.startedAt))
      .limit(1)
  ).flatMap(({ at }) => (at ? [{ job, at }] : []));
