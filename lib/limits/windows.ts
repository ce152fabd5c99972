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
  refusal: string;
  /** Keys are e-mail addresses, network addresses, and what people type for them: only their hashes are kept. */
  key: string;
  points: number;
  /** Who is refused, as this process knows; and all counts while the database does not take them. */
  here: RateLimiterMemory;
  /** Counts of all instances, which a restart keeps. Housekeeping removes what has expired. */
  shared(tx: Writer): RateLimiterDrizzle;
}

/** The windows that a try opens or is counted in, always in the same order, so that no two wait for each other. */
export function windowsOf(against: Against[]): OpenWindow[] {
  return against.flatMap(({ limit, key }) =>
    limits[limit].windows.map(({ points, seconds }, index) => {
      const settings = { keyPrefix: `${limit}.${index + 1}`, points, duration: seconds };
      return {
        refusal: limits[limit].refusal,
        key: keyedHash('limits', key),
        points,
        here: singleton(`limits.${settings.keyPrefix}`, () => new RateLimiterMemory(settings)),
        shared: (tx) =>
          new RateLimiterDrizzle({
            ...settings,
            storeClient: tx,
            schema: rateLimits,
            clearExpiredByTimeout: false,
          }),
      };
    }),
  );
}
