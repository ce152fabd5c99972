import { type Actor, authorize } from '#lib/access/actor';
import { findJob } from '#lib/jobs/catalog';
import { claimJob } from '#lib/jobs/claim';
import { carryOut } from '#lib/jobs/runs';
import { conflict, notFound } from '#lib/kernel/errors';

/**
 * Runs a job at once, beside its schedule, on behalf of a person. Returns what it says; throws what failed, and an
 * AppError `conflict` while it is under way already.
 */
export async function runJobNow(actor: Actor, name: string): Promise<string> {
  authorize(actor, 'configuration', 'update');
  const job = findJob(name);
  if (!job) throw notFound('The job');
  const run = await claimJob(job, actor);
  if (!run) throw conflict(`${job.title} is running already. Wait for its end.`);
  return carryOut(run);
}
