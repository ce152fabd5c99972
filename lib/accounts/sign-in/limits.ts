import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { MINUTE, SECOND } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';
import { singleton } from '#lib/kernel/singleton';

const limiter = (points: number, minutes: number) =>
  new RateLimiterMemory({ points, duration: (minutes * MINUTE) / SECOND });

/**
 * Tries to sign in that fail. For one account from one address the wait grows from a minute to an hour; the limit
 * of an account over all addresses is wide, so that strangers cannot lock its owner out for long. Each instance
 * counts for itself.
 */
const limiters = () =>
  singleton('accounts.sign-in-limits', () => ({
    pair: [limiter(5, 1), limiter(10, 15), limiter(20, 60)],
    account: [limiter(30, 5)],
    address: [limiter(100, 15)],
  }));

interface Attempt {
  /** Key of the account's e-mail address. */
  account: string;
  /** Network address of the browser. */
  address: string;
}

const keysOf = ({ account, address }: Attempt) => ({ pair: `${account}\n${address}`, account, address });

/**
 * Counts a try before its password is compared, so that many at once are no way around. Throws an AppError
 * `rate-limited`; its code is `first` for the refusal that opens a wait.
 */
export async function countAttempt(attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt);
  const all = limiters();
  const outcomes = await Promise.allSettled(
    (['pair', 'account', 'address'] as const).flatMap((scope) =>
      all[scope].map(async (each) => ({ points: each.points, result: await consume(each, keys[scope]) })),
    ),
  );
  let wait = 0;
  let first = false;
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') throw outcome.reason;
    const { points, result } = outcome.value;
    if (result.consumedPoints <= points) continue;
    wait = Math.max(wait, Math.ceil(result.msBeforeNext / SECOND), 1);
    first ||= result.consumedPoints === points + 1;
  }
  if (wait > 0)
    throw new AppError('rate-limited', `Too many failed attempts. Try again in ${inWords(wait)}.`, {
      retryAfter: wait,
      code: first ? 'first' : 'repeated',
    });
}

async function consume(each: RateLimiterMemory, key: string): Promise<RateLimiterRes> {
  try {
    return await each.consume(key);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}

/** Forgets the tries of somebody who has now signed in. */
export async function forgiveAttempts(attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt);
  const { pair, account, address } = limiters();
  await Promise.all([
    ...pair.map((each) => each.delete(keys.pair)),
    ...account.map((each) => each.delete(keys.account)),
    ...address.map((each) => each.reward(keys.address)),
  ]);
}

const inWords = (seconds: number): string =>
  seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
