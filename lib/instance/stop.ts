import { closeDatabase } from '#db/client';
import { backgroundWork } from '#lib/instance/start';
import { handBackRuns, runsUnderWay } from '#lib/jobs/runs';
import { SECOND } from '#lib/kernel/clock';
import { waitFor } from '#lib/kernel/wait-for';

/** How long jobs, and what the start began, may take to their end. */
const PATIENCE = 10 * SECOND;

/** Begins no more jobs, and waits a little for those under way: they may need this very instance's API. */
export async function endBackgroundWork(): Promise<void> {
  const { stopJobs, joining } = backgroundWork();
  await stopJobs();
  await waitFor(Promise.all([runsUnderWay(), joining]), PATIENCE);
}

/** Hands back the jobs that did not end, seals what was recorded to the last, and closes the database. */
export async function closeInstance(): Promise<void> {
  await handBackRuns().catch(() => undefined);
  await waitFor(backgroundWork().stopSealing(), PATIENCE);
  await closeDatabase().catch(() => undefined);
}
