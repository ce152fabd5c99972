import { closeDatabase } from '#db/client';
import { backgroundWork } from '#lib/instance/start';

const PATIENCE = 10_000;

/** Ends the scheduled jobs, waits a little for what is under way, and closes the database. */
export async function stopInstance(): Promise<void> {
  const { stopJobs, joining } = backgroundWork();
  const done = Promise.allSettled([stopJobs(), joining]);
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
  await closeDatabase().catch(() => undefined);
}
