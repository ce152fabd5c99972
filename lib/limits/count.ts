import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { transaction } from '#db/client';
import { withoutValues } from '#lib/kernel/defect';
import { refuseExhausted, refuseFor } from '#lib/limits/refuse';
import { type Against, type OpenWindow, windowsOf } from '#lib/limits/windows';

interface Tally {
  window: OpenWindow;
  result: RateLimiterRes;
}

/**
 * Counts a try, on all instances together; who is refused already is not counted on. Throws an AppError
 * `rate-limited`, before which it calls `whenWaitBegins` for the first of many refusals. Not to be called within a
 * transaction, which might take the count back.
 *
 * A limit must not be the outage: while the database does not take counts, each process counts for itself.
 */
export async function countTry(against: Against[], whenWaitBegins?: () => Promise<void>): Promise<void> {
  refuseExhausted(against);
  const windows = windowsOf(against);
  const tallies = await countShared(windows).catch((failure: unknown) => {
    console.error(
      'Limits are counted by this process alone, since the database failed:',
      withoutValues(failure),
    );
    return countHere(windows);
  });
  const exceeded = tallies.filter(({ window, result }) => result.consumedPoints > window.points);
  for (const { window, result } of exceeded) refuseFor(window.against, result.msBeforeNext);
  if (exceeded.some(({ window, result }) => result.consumedPoints === window.points + 1))
    await whenWaitBegins?.();
  refuseExhausted(against);
}

const countShared = (windows: OpenWindow[]): Promise<Tally[]> =>
  transaction((tx) => countIn(windows, (window) => window.shared(tx)));

const countHere = (windows: OpenWindow[]): Promise<Tally[]> => countIn(windows, ({ here }) => here);

async function countIn(
  windows: OpenWindow[],
  limiterOf: (window: OpenWindow) => RateLimiterAbstract,
): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const window of windows)
    tallies.push({ window, result: await consume(limiterOf(window), window.hash) });
  return tallies;
}

async function consume(limiter: RateLimiterAbstract, hash: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(hash);
  } catch (exceeded) {
    if (exceeded instanceof RateLimiterRes) return exceeded;
    throw exceeded;
  }
}
