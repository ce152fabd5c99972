import { parseDate } from '@internationalized/date';

/** Dates of the calendar, `YYYY-MM-DD`, and nothing of clocks: no day of theirs has 23 hours. Pure. */

/** Days from `from` to `to`, below 0 where that is earlier. */
export const daysBetween = (from: string, to: string): number => parseDate(to).compare(parseDate(from));

/** The date so many days after another. */
export const daysAfter = (date: string, days: number): string => parseDate(date).add({ days }).toString();
