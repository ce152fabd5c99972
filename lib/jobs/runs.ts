import { endRun, RENEW_EVERY, type Run, renewClaim } from '#lib/jobs/claim';
import { isAppError } from '#lib/kernel/errors';
import { startHeartbeat } from '#lib/kernel/heartbeat';
import { singleton } from '#lib/kernel/singleton';
import { faultAsError } from '#lib/storage/fault';

const underWay = () => singleton('jobs.under-way', () => new Map<Run, Promise<unknown>>());

/** Does the work of `run` and records how it ended. Returns what it says; throws what failed. */
export function carryOut(run: Run): Promise<string> {
  const work = workOf(run).finally(() => underWay().delete(run));
  underWay().set(run, work);
  return work;
}

async function workOf(run: Run): Promise<string> {
  const stopRenewing = startHeartbeat(RENEW_EVERY, () => renewClaim(run));
  try {
    const message = await run.job.run(run.actor).catch(async (thrown: unknown) => {
      const error = faultAsError(thrown);
      await endRun(run, 'failed', isAppError(error) ? error.message : UNEXPECTED);
      throw error;
    });
    await endRun(run, 'ok', message);
    return message;
  } finally {
    stopRenewing();
  }
}

const UNEXPECTED = 'An unexpected error; see the server log.';

/** The end of all runs of this process, well or not. */
export const runsUnderWay = (): Promise<unknown> => Promise.allSettled(underWay().values());

/** Gives up the runs of this process that are still under way, so that another instance begins them anew at once. */
export async function handBackRuns(): Promise<void> {
  for (const run of underWay().keys())
    await endRun(run, 'interrupted', 'The server that ran it was stopped.');
}
