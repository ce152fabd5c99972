import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { transaction } from '#db/client';
import { SECOND } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { AppError } from '#lib/kernel/errors';
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
  await refuseExhausted(against);
  const windows = windowsOf(against);
  const tallies = await countShared(windows).catch((failure: unknown) => {
    console.error(
      'Limits are counted by this process alone, since the database failed:',
      withoutValues(failure),
    );
    return countHere(windows);
  });
  const exceeded = tallies.filter(({ window, result }) => result.consumedPoints > window.points);
  for (const { window, result } of exceeded) await window.here.block(window.key, secondsUntil(result));
  if (exceeded.some(({ window, result }) => result.consumedPoints === window.points + 1))
    await whenWaitBegins?.();
  refuse(exceeded);
}

/** Throws as {@link countTry} when this process knows that a limit is used up; counts nothing, asks no database. */
export async function refuseExhausted(against: Against[]): Promise<void> {
  const known = await Promise.all(
    windowsOf(against).map(async (window) => ({ window, result: await window.here.get(window.key) })),
  );
  refuse(
    known.flatMap(({ window, result }) =>
      result && result.consumedPoints > window.points ? [{ window, result }] : [],
    ),
  );
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
    tallies.push({ window, result: await consume(limiterOf(window), window.key) });
  return tallies;
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key);
  } catch (exceeded) {
    if (exceeded instanceof RateLimiterRes) return exceeded;
    throw exceeded;
  }
}

function refuse(exceeded: Tally[]): void {
  const longest = exceeded.toSorted((a, b) => secondsUntil(b.result) - secondsUntil(a.result))[0];
  if (!longest) return;
  const retryAfter = secondsUntil(longest.result);
  throw new AppError('rate-limited', `${longest.window.refusal} Try again in ${inWords(retryAfter)}.`, {
    retryAfter,
  });
}

const secondsUntil = ({ msBeforeNext }: RateLimiterRes): number =>
  Math.max(1, Math.ceil(msBeforeNext / SECOND));

const inWords = (seconds: number): string =>
  seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
