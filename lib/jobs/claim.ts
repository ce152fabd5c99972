import { randomUUID } from 'node:crypto';
import { and, eq, isNull, lte, or } from 'drizzle-orm';
import { reader, transaction } from '#db/client';
import { jobs as rows } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import type { Job } from '#lib/jobs/catalog';
import { beginRun, endInterruptedRuns } from '#lib/jobs/runs';
import { MINUTE, now } from '#lib/kernel/clock';
import { singleton } from '#lib/kernel/singleton';

/** How long a claim holds when its process dies. No job may take longer. */
const CLAIM = 15 * MINUTE;

/** This process among those that share the database. */
const self = () => singleton('jobs.self', randomUUID);

/** The names of the jobs that are due now and that nobody holds. */
export async function dueJobs(): Promise<string[]> {
  const due = await reader().select({ name: rows.name }).from(rows).where(isFree());
  return due.map((row) => row.name);
}

const isFree = () =>
  and(
    eq(rows.scheduled, true),
    lte(rows.nextRunAt, now()),
    or(isNull(rows.claimedUntil), lte(rows.claimedUntil, now())),
  );

/**
 * Takes `job` if it is due and free: of many instances exactly one gets it. `next` is when it is due again.
 * Returns the ID of the run that begins.
 */
export async function claimJob(job: Job, actor: Actor, next: Date): Promise<string | null> {
  return transaction(async (tx) => {
    const claimed = await tx
      .update(rows)
      .set({ claimedBy: self(), claimedUntil: new Date(now().getTime() + CLAIM), nextRunAt: next })
      .where(and(eq(rows.name, job.name), isFree()))
      .returning({ name: rows.name });
    if (claimed.length === 0) return null;
    await endInterruptedRuns(tx, job);
    return beginRun(tx, job, actor);
  });
}

/** Frees a job that this process claimed. */
export async function releaseJob(job: Job): Promise<void> {
  await transaction((tx) =>
    tx
      .update(rows)
      .set({ claimedBy: null, claimedUntil: null })
      .where(and(eq(rows.name, job.name), eq(rows.claimedBy, self()))),
  );
}
