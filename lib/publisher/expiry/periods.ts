import { type CalendarDate, endOfMonth, endOfWeek, endOfYear, parseDate } from '@internationalized/date';

/** The periods of the expiry report. All of it calendar dates, `YYYY-MM-DD`: "today" is the caller's, in UTC. Pure. */
export const periods = [
  'this-week',
  'this-month',
  'next-three-months',
  'next-six-months',
  'this-year',
] as const;
export type Period = (typeof periods)[number];

export const periodLabels: Record<Period, string> = {
  'this-week': 'This week',
  'this-month': 'This month',
  'next-three-months': 'Next three months',
  'next-six-months': 'Next six months',
  'this-year': 'This year',
};

const ends: Record<Period, (today: CalendarDate) => CalendarDate> = {
  // ISO 8601: from Monday to Sunday, whatever the locale.
  'this-week': (today) => endOfWeek(today, 'en', 'mon'),
  'this-month': endOfMonth,
  // To the same day of that month, or its last where it has no such day.
  'next-three-months': (today) => today.add({ months: 3 }),
  'next-six-months': (today) => today.add({ months: 6 }),
  'this-year': endOfYear,
};

/** The last day of `period`. The first is today: what ended before is overdue, in whatever period. */
export const lastDayOf = (period: Period, today: string): string => ends[period](parseDate(today)).toString();

/** So many months as `YYYY-MM`, the first that of `today`. */
export function monthsFrom(today: string, count: number): string[] {
  const first = parseDate(today).set({ day: 1 });
  return Array.from({ length: count }, (_, index) => monthOf(first.add({ months: index }).toString()));
}

/** The month of a date, `YYYY-MM`. */
export const monthOf = (date: string): string => date.slice(0, 7);

/** The last day of a month, `YYYY-MM`. */
export const lastDayOfMonth = (month: string): string => endOfMonth(parseDate(`${month}-01`)).toString();
