import { INTERRUPTED, isUnderWay } from '#lib/environment/recount/interrupted';
import type { Recount } from '#lib/environment/recount/last';

/** A run of the recount as pages show it. */
export type RecountRun = Recount & {
  /** How long it took, in milliseconds; null where it has not ended, or nobody knows when. */
  took: number | null;
};

/** `recounts` as they are: one that says that it runs, while nobody is at it, was interrupted. */
export async function runsOf(recounts: readonly Recount[]): Promise<RecountRun[]> {
  const lost = recounts.some(({ outcome }) => outcome === 'running') && !(await isUnderWay());
  return recounts.map((run) => {
    const shown = lost && run.outcome === 'running' ? { ...run, ...INTERRUPTED } : run;
    const ended = shown.outcome === 'ok' || shown.outcome === 'failed' ? shown.finishedAt : null;
    return { ...shown, took: ended && ended.getTime() - run.startedAt.getTime() };
  });
}
