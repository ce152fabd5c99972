import { endOfMonth, isSameDay, parseDate } from '@internationalized/date';

/**
 * `date` (`YYYY-MM-DD`) so many months later: the same day of the month, or its last day where it is shorter. The
 * last day of a month stays the last, so that years of extensions do not wear it down to the 28th.
 */
export function monthsLater(date: string, months: number): string {
  const from = parseDate(date);
  const then = from.add({ months });
  return (isSameDay(from, endOfMonth(from)) ? endOfMonth(then) : then).toString();
}
