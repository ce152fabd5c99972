import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { SECOND } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';
import { singleton } from '#lib/kernel/singleton';

/**
 * Requests per sender and minute. An environment registers once and tries three times more; the first number is for
 * a hoster whose many environments start behind one address. Good requests for tokens are not counted at all.
 */
const limits = {
  registrations: { points: 120, duration: 60 },
  'refused-tokens': { points: 60, duration: 60 },
} as const;
type Limit = keyof typeof limits;

const limiter = (name: Limit) =>
  singleton(`limiter.${name}`, () => new RateLimiterMemory({ ...limits[name], keyPrefix: name }));

/** Counts one request of `sender`. Throws AppError `rate-limited` when there were too many. */
export async function countRequest(name: Limit, sender: string): Promise<void> {
  try {
    await limiter(name).consume(sender);
  } catch (exceeded) {
    if (exceeded instanceof RateLimiterRes) throw tooMany(exceeded);
    throw exceeded;
  }
}

/** Throws AppError `rate-limited` when `sender` has used up its requests; counts none. */
export async function refuseExhausted(name: Limit, sender: string): Promise<void> {
  const state = await limiter(name).get(sender);
  if (state && state.consumedPoints >= limits[name].points) throw tooMany(state);
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new AppError('rate-limited', 'Too many requests from this address. Wait, then try again.', {
    retryAfter: Math.max(1, Math.ceil(msBeforeNext / SECOND)),
  });
