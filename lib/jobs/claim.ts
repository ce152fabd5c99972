import { and, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { reader, transaction, type Writer } from '#db/client';
import { jobRuns, jobs as rows } from '#db/schema/instance';
import { type Actor, systemActor } from '#lib/access/actor';
import type { Job } from '#lib/jobs/catalog';
import { nextRun } from '#lib/jobs/next-run';
import { environmentIdOfJobs } from '#lib/jobs/schedule';
import { now, SECOND } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';

/** How long a claim holds when its process dies. While the process lives, it is renewed as often as it takes. */
const CLAIM = 30 * SECOND;
export const RENEW_EVERY = CLAIM / 3;

/** A run that holds the claim on its job: by its ID a claim is told from every later one. */
export interface Run {
  id: string;
  job: Job;
  actor: Actor;
  startedAt: Date;
  /** The time of the schedule that it stands for; null for a run on demand. */
  dueAt: Date | null;
}

const isDue = () => and(eq(rows.scheduled, true), lte(rows.nextRunAt, now()));

/** One that ends later than any could was taken before the clock was set back. */
const isLapsed = () => {
  const at = now().getTime();
  return or(lte(rows.claimedUntil, new Date(at)), gt(rows.claimedUntil, new Date(at + 2 * CLAIM)));
};

/** The names of the jobs that there is something to do about: they are due, or whoever ran them has died. */
export async function jobsToLookAt(): Promise<string[]> {
  const found = await reader()
    .select({ name: rows.name })
    .from(rows)
    .where(or(isLapsed(), and(isDue(), isNull(rows.claimedBy))));
  return found.map((row) => row.name);
}

/**
 * Takes `job` if it is due and nobody holds it: of many instances exactly one gets it. Due or not, a run whose process
 * died is ended.
 */
export async function claimDueJob(job: Job): Promise<Run | null> {
  const environmentId = await environmentIdOfJobs();
  return transaction(async (tx) => {
    const run = await claim(tx, job, systemActor(job.title), isDue());
    if (!run?.dueAt) return null;
    if (!(await isDone(tx, job, run.dueAt))) return begin(tx, run);
    // The clock was set back, and the job scheduled again.
    await tx
      .update(rows)
      .set({ claimedBy: null, claimedUntil: null, nextRunAt: nextRun(job, environmentId, run.dueAt) })
      .where(eq(rows.name, job.name));
    return null;
  });
}

/** Takes `job`, due or not, for a run on demand; `null` while it is under way. */
export const claimJob = (job: Job, actor: Actor): Promise<Run | null> =>
  transaction(async (tx) => {
    const run = await claim(tx, job, actor);
    return run && begin(tx, { ...run, dueAt: null });
  });

async function claim(tx: Writer, job: Job, actor: Actor, condition?: ReturnType<typeof isDue>) {
  await endLapsedClaim(tx, job);
  const run = { id: newId(), job, actor, startedAt: now() };
  const [claimed] = await tx
    .update(rows)
    .set({ claimedBy: run.id, claimedUntil: new Date(run.startedAt.getTime() + CLAIM) })
    .where(and(eq(rows.name, job.name), isNull(rows.claimedBy), condition))
    .returning({ dueAt: rows.nextRunAt });
  return claimed ? { ...run, dueAt: claimed.dueAt } : null;
}

async function begin(tx: Writer, run: Run): Promise<Run> {
  const { id, job, actor, startedAt, dueAt } = run;
  await tx
    .insert(jobRuns)
    .values({ id, job: job.name, actor: actor.name, startedAt, dueAt, outcome: 'running' });
  return run;
}

async function isDone(tx: Writer, job: Job, dueAt: Date): Promise<boolean> {
  const [done] = await tx
    .select({ id: jobRuns.id })
    .from(jobRuns)
    .where(
      and(eq(jobRuns.job, job.name), eq(jobRuns.dueAt, dueAt), inArray(jobRuns.outcome, ['ok', 'failed'])),
    );
  return done !== undefined;
}

/** Shows the run of `job` whose process died as interrupted, and frees the job: its due time stands, and comes again. */
async function endLapsedClaim(tx: Writer, job: Job): Promise<void> {
  const freed = await tx
    .update(rows)
    .set({ claimedBy: null, claimedUntil: null })
    .where(and(eq(rows.name, job.name), isNotNull(rows.claimedBy), isLapsed()))
    .returning({ name: rows.name });
  if (freed.length === 0) return;
  await tx
    .update(jobRuns)
    .set({ outcome: 'interrupted', finishedAt: now(), message: 'The process that ran it ended.' })
    .where(and(eq(jobRuns.job, job.name), eq(jobRuns.outcome, 'running')));
}

/** Keeps the claim of `run` for as long again. Answers whether it still holds it. */
export const renewClaim = (run: Run): Promise<boolean> =>
  transaction(async (tx) => {
    const renewed = await tx
      .update(rows)
      .set({ claimedUntil: new Date(now().getTime() + CLAIM) })
      .where(heldBy(run))
      .returning({ name: rows.name });
    return renewed.length > 0;
  });

const heldBy = ({ id, job }: Run) => and(eq(rows.name, job.name), eq(rows.claimedBy, id));

/**
 * Ends `run` and frees its job. A completed run lets the schedule move on; one that is `interrupted` leaves its due
 * time to another. Changes nothing where the claim was lost meanwhile: whoever has it now answers for the due time.
 */
export async function endRun(
  run: Run,
  outcome: 'ok' | 'failed' | 'interrupted',
  message: string,
): Promise<void> {
  const environmentId = await environmentIdOfJobs();
  await transaction(async (tx) => {
    const [held] = await tx
      .update(rows)
      .set({ claimedBy: null, claimedUntil: null })
      .where(heldBy(run))
      .returning({ nextRunAt: rows.nextRunAt });
    if (!held) return;
    await tx
      .update(jobRuns)
      .set({ outcome, message: message.slice(0, 2000), finishedAt: now() })
      .where(eq(jobRuns.id, run.id));
    // Unscheduled or scheduled anew meanwhile, it stays as it was put.
    if (outcome === 'interrupted' || !run.dueAt || held.nextRunAt?.getTime() !== run.dueAt.getTime()) return;
    // From the start of the run, so that a time that came while it ran is not left out.
    const nextRunAt = nextRun(run.job, environmentId, run.startedAt);
    await tx.update(rows).set({ nextRunAt }).where(eq(rows.name, run.job.name));
  });
}
