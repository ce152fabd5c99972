import { eq } from 'drizzle-orm';
import { transaction, type Writer } from '#db/client';
import { jobs as rows } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { readIdentity } from '#lib/environment/identity/read';
import { findJob, type Job, jobs } from '#lib/jobs/catalog';
import { nextRun } from '#lib/jobs/next-run';
import { notFound } from '#lib/kernel/errors';

/**
 * At every start: creates the jobs that are missing, and schedules again those that were unscheduled. What this version
 * does not know stays: an instance of a newer one may run it.
 */
export async function ensureJobs(): Promise<void> {
  const environmentId = await environmentIdOfJobs();
  await transaction(async (tx) => {
    for (const job of jobs()) {
      const [row] = await tx.select().from(rows).where(eq(rows.name, job.name));
      // A run that is due, or under way on another instance, stays as it is.
      if (row?.scheduled && row.nextRunAt) continue;
      await setScheduled(tx, job, nextRun(job, environmentId));
    }
  });
}

export const scheduleJob = (actor: Actor, name: string): Promise<void> => setJob(actor, name, true);

/** Until {@link scheduleJob}, or the next start. */
export const unscheduleJob = (actor: Actor, name: string): Promise<void> => setJob(actor, name, false);

async function setJob(actor: Actor, name: string, scheduled: boolean): Promise<void> {
  const authorized = authorize(actor, 'configuration', 'update');
  const job = findJob(name);
  if (!job) throw notFound('The job');
  const next = scheduled ? nextRun(job, await environmentIdOfJobs()) : null;
  await changeEnvironment(authorized, async (tx, record) => {
    const [row] = await tx.select().from(rows).where(eq(rows.name, job.name));
    if ((row?.scheduled ?? false) === scheduled) return;
    await setScheduled(tx, job, next);
    await record(
      scheduled ? 'Job Scheduled' : 'Job Unscheduled',
      scheduled
        ? `${job.title}: next run ${next?.toISOString()}.`
        : `${job.title}: does not run until it is scheduled again, or the next start.`,
    );
  });
}

async function setScheduled(tx: Writer, job: Job, nextRunAt: Date | null): Promise<void> {
  const values = { scheduled: nextRunAt !== null, nextRunAt };
  await tx
    .insert(rows)
    .values({ name: job.name, ...values })
    .onConflictDoUpdate({ target: rows.name, set: values });
}

/** The spread of the daily jobs hangs on it; an instance that is publisher only has none. */
export async function environmentIdOfJobs(): Promise<string> {
  return (await readIdentity())?.environmentId ?? 'publisher';
}
