import { RateLimiterDrizzle, RateLimiterMemory } from 'rate-limiter-flexible';
import type { Writer } from '#db/client';
import { rateLimits } from '#db/schema/instance';
import { keyedHash } from '#lib/crypto/keyed-hash';
import { singleton } from '#lib/kernel/singleton';
import { type LimitName, limits } from '#lib/limits/limits';

/** What a try is counted against: a limit, and whose. */
export interface Against {
  limit: LimitName;
  key: string;
}

/** One window of a limit for one key. */
export interface OpenWindow {
  against: Against;
  points: number;
  /** Keys are e-mail addresses, network addresses, and what people type for them: only their hashes are kept. */
  hash: string;
  /** Counts of this process alone, for while the database does not take them. */
  here: RateLimiterMemory;
  /** Counts of all instances, which a restart keeps. Housekeeping removes what has expired. */
  shared(tx: Writer): RateLimiterDrizzle;
}

/** The windows that a try is counted in, always in the same order, so that no two tries wait for each other. */
export function windowsOf(all: Against[]): OpenWindow[] {
  return all.flatMap((against) => {
    const { limit, key } = against;
    const hash = keyedHash('limits', key);
    return limits[limit].windows.map(({ points, seconds }, index) => {
      const settings = { keyPrefix: `${limit}.${index + 1}`, points, duration: seconds };
      return {
        against,
        points,
        hash,
        here: singleton(`limits.${settings.keyPrefix}`, () => new RateLimiterMemory(settings)),
        shared: (tx) =>
          new RateLimiterDrizzle({
            ...settings,
            storeClient: tx,
            schema: rateLimits,
            clearExpiredByTimeout: false,
          }),
      };
    });
  });
}
