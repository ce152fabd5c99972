import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `work` has ended, well or not, `patience` milliseconds at most. Answers whether it has. */
export async function waitFor(work: Promise<unknown>, patience: number): Promise<boolean> {
  const ended = new AbortController();
  const inTime = work.then(
    () => true,
    () => true,
  );
  const tooLate = sleep(patience, false, { signal: ended.signal });
  try {
    return await Promise.race([inTime, tooLate]);
  } finally {
    ended.abort();
  }
}
