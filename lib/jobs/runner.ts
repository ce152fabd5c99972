import { systemActor } from '#lib/access/actor';
import { findJob } from '#lib/jobs/catalog';
import { claimJob, dueJobs, releaseJob } from '#lib/jobs/claim';
import { nextRun } from '#lib/jobs/next-run';
import { carryOut } from '#lib/jobs/runs';
import { environmentIdOfJobs } from '#lib/jobs/schedule';
import { SECOND } from '#lib/kernel/clock';
import { isAppError } from '#lib/kernel/errors';

const LOOK_EVERY = 15 * SECOND;

/** Runs what is due, again and again, until the returned function is called; that waits for what is under way. */
export function startJobs(): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      await runDueJobs().catch((error) => console.error('Scheduled jobs could not be looked up:', error));
      if (stopped) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return async () => {
    stopped = true;
    wake();
    await loop;
  };
}

/** Runs every job that is due and that no other instance holds, one after the other. */
export async function runDueJobs(): Promise<void> {
  for (const name of await dueJobs()) {
    const job = findJob(name);
    if (!job) continue;
    const actor = systemActor(job.title);
    const runId = await claimJob(job, actor, nextRun(job, await environmentIdOfJobs()));
    if (!runId) continue;
    try {
      await carryOut(runId, job, actor);
    } catch (error) {
      // What a person may be told stands in the run; the rest is for the log.
      if (!isAppError(error)) console.error(`${job.title} failed:`, error);
    } finally {
      await releaseJob(job);
    }
  }
}
