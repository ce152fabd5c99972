import { and, eq } from 'drizzle-orm';
import { transaction, type Writer } from '#db/client';
import { jobRuns } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import type { Job } from '#lib/jobs/catalog';
import { now } from '#lib/kernel/clock';
import { isAppError } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';

/** Records that `actor` begins a run of `job`; returns the run's ID. */
export async function beginRun(tx: Writer, job: Job, actor: Actor): Promise<string> {
  const id = newId();
  await tx
    .insert(jobRuns)
    .values({ id, job: job.name, actor: actor.name, startedAt: now(), outcome: 'running' });
  return id;
}

/** Does the work of `job` and records how the run ended. Returns what it says; throws what failed. */
export async function carryOut(runId: string, job: Job, actor: Actor): Promise<string> {
  try {
    const message = await job.run(actor);
    await endRun(runId, 'ok', message);
    return message;
  } catch (error) {
    const message = isAppError(error) ? error.message : 'An unexpected error; see the server log.';
    await endRun(runId, 'failed', message);
    throw error;
  }
}

const endRun = (id: string, outcome: 'ok' | 'failed', message: string) =>
  transaction((tx) =>
    tx
      .update(jobRuns)
      .set({ outcome, message: message.slice(0, 2000), finishedAt: now() })
      .where(eq(jobRuns.id, id)),
  );

/** Runs of `job` that still say that they are under way, though nobody holds the job: their process died. */
export const endInterruptedRuns = (tx: Writer, job: Job) =>
  tx
    .update(jobRuns)
    .set({ outcome: 'interrupted', finishedAt: now(), message: 'The process that ran it ended.' })
    .where(and(eq(jobRuns.job, job.name), eq(jobRuns.outcome, 'running')));
