import { transaction } from '#db/client';
import { type Actor, authorize } from '#lib/access/actor';
import { findJob } from '#lib/jobs/catalog';
import { beginRun, carryOut } from '#lib/jobs/runs';
import { notFound } from '#lib/kernel/errors';

/** Runs a job at once, beside its schedule, on behalf of a person. Returns what it says; throws what failed. */
export async function runJobNow(actor: Actor, name: string): Promise<string> {
  authorize(actor, 'configuration', 'update');
  const job = findJob(name);
  if (!job) throw notFound('The job');
  const runId = await transaction((tx) => beginRun(tx, job, actor));
  return carryOut(runId, job, actor);
}
