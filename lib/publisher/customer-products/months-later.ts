/**
 * `date` (`YYYY-MM-DD`) so many months later: the same day of the month, or its last day where it is shorter. The
 * last day of a month stays the last, so that years of extensions do not wear it down to the 28th.
 */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOf = (of: number) => new Date(Date.UTC(year, of, 0)).getUTCDate();
  const last = lastOf(month + months);
  const then = day === lastOf(month) ? last : Math.min(day, last);
  return new Date(Date.UTC(year, month - 1 + months, then)).toISOString().slice(0, 10);
}
