import { Cron } from 'croner';
import type { Job } from '#lib/jobs/catalog';
import { now } from '#lib/kernel/clock';

/** The first time after `after` at which `job` is due in this environment. */
export function nextRun(job: Job, environmentId: string, after: Date = now()): Date {
  const next = new Cron(job.pattern(environmentId), { timezone: 'UTC', paused: true }).nextRun(after);
  if (!next) throw new Error(`${job.title} has no next run.`);
  return next;
}
