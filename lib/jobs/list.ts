import { desc, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { jobRuns, jobs as rows } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { type JobName, jobs } from '#lib/jobs/catalog';

export interface JobRun {
  id: string;
  actor: string;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: 'running' | 'ok' | 'failed' | 'interrupted';
  message: string;
}

export interface JobState {
  name: JobName;
  title: string;
  scheduled: boolean;
  nextRunAt: Date | null;
  /** Newest first, at most `RUNS`. */
  runs: JobRun[];
}

const RUNS = 10;

/** The jobs of this instance with their schedule and latest runs. */
export async function listJobs(actor: Actor): Promise<JobState[]> {
  authorize(actor, 'configuration', 'read');
  return Promise.all(
    jobs().map(async (job) => {
      const [row] = await reader().select().from(rows).where(eq(rows.name, job.name));
      const runs = await reader()
        .select()
        .from(jobRuns)
        .where(eq(jobRuns.job, job.name))
        .orderBy(desc(jobRuns.startedAt), desc(jobRuns.id))
        .limit(RUNS);
      return {
        name: job.name,
        title: job.title,
        scheduled: row?.scheduled ?? false,
        nextRunAt: row?.scheduled ? row.nextRunAt : null,
        runs,
      };
    }),
  );
}
