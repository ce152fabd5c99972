import { singleton } from '#lib/kernel/singleton';

const clock = singleton('clock', () => ({ offset: 0 }));

/** The present instant. All of `lib` asks here, so that a test can set the clock. */
export const now = (): Date => new Date(Date.now() + clock.offset);

/** Today's calendar date in UTC, `YYYY-MM-DD`. */
export const today = (at: Date = now()): string => at.toISOString().slice(0, 10);

/** Moves {@link now} by `milliseconds` against the machine's clock. For tests. */
export function shiftClock(milliseconds: number): void {
  clock.offset = milliseconds;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
