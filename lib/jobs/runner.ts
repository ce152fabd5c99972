import { findJob } from '#lib/jobs/catalog';
import { claimDueJob, jobsToLookAt, type Run } from '#lib/jobs/claim';
import { carryOut } from '#lib/jobs/runs';
import { SECOND } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';
import { startTurns } from '#lib/kernel/turns';

const LOOK_EVERY = SECOND;
const LOOK_AFTER_FAILURE = 15 * SECOND;

/** Begins what is due, again and again, until the returned function is called; afterwards it begins no more. */
export const startJobs = (): (() => Promise<void>) =>
  startTurns(() =>
    startDueJobs().then(
      () => LOOK_EVERY,
      (error) => {
        console.error('Scheduled jobs could not be looked up:', withoutValues(error));
        return LOOK_AFTER_FAILURE;
      },
    ),
  );

/** Begins every job that is due and that nobody holds. Returns the ends of these runs, none of which fails. */
export async function startDueJobs(): Promise<Promise<void>[]> {
  const started: Promise<void>[] = [];
  for (const name of await jobsToLookAt()) {
    const job = findJob(name);
    if (!job) continue;
    const run = await claimDueJob(job);
    if (run) started.push(toItsEnd(run));
  }
  return started;
}

async function toItsEnd(run: Run): Promise<void> {
  try {
    await carryOut(run);
  } catch (error) {
    // What a person may be told stands in the run; the rest is for the log.
    if (!isAppError(error)) console.error(`${run.job.title} failed:`, withoutValues(error));
  }
}
