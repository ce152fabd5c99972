import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '#lib/kernel/calendar';
import { isCalendarDate } from '#lib/kernel/fields';
import { lastDayOf, monthOf, monthsFrom, periods } from '#lib/publisher/expiry/periods';

/** Every day from 1950 to 2200, by the count of days alone: nothing of a calendar library. */
const DAY = 86_400_000;
const dateOf = (days: number) => new Date(days * DAY).toISOString().slice(0, 10);
const day = fc.integer({ min: -7305, max: 84_005 });
const period = fc.constantFrom(...periods);
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();

describe('for every day', () => {
  it('a period ends on a day of the calendar, today or later', () => {
    fc.assert(
      fc.property(day, period, (days, each) => {
        const last = lastDayOf(each, dateOf(days));
        expect(isCalendarDate(last)).toBe(true);
        expect(last >= dateOf(days)).toBe(true);
      }),
    );
  });

  it('a period never ends earlier than on the day before', () => {
    fc.assert(
      fc.property(day, period, (days, each) => {
        expect(lastDayOf(each, dateOf(days + 1)) >= lastDayOf(each, dateOf(days))).toBe(true);
      }),
    );
  });

  it('a week ends on Sunday, at most six days on', () => {
    fc.assert(
      fc.property(day, (days) => {
        const last = lastDayOf('this-week', dateOf(days));
        expect(weekday(last)).toBe(0);
        expect(daysBetween(dateOf(days), last)).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('a month, and a year, end where the next day is another', () => {
    fc.assert(
      fc.property(day, (days) => {
        const dayAfter = (date: string) => dateOf(Date.parse(date) / DAY + 1);
        const month = lastDayOf('this-month', dateOf(days));
        expect(monthOf(month)).toBe(monthOf(dateOf(days)));
        expect(monthOf(dayAfter(month))).not.toBe(monthOf(month));
        const year = lastDayOf('this-year', dateOf(days));
        expect(year.slice(0, 4)).toBe(dateOf(days).slice(0, 4));
        expect(dayAfter(year).slice(4)).toBe('-01-01');
      }),
    );
  });

  it.each([
    ['next-three-months', 3],
    ['next-six-months', 6],
  ] as const)('%s ends on the same day of the month, or on its last', (each, months) => {
    fc.assert(
      fc.property(day, (days) => {
        const today = dateOf(days);
        const last = lastDayOf(each, today);
        expect(monthOf(last)).toBe(monthsFrom(today, months + 1)[months]);
        const same = last.slice(8) === today.slice(8);
        expect(same || (last === lastDayOf('this-month', last) && last.slice(8) < today.slice(8))).toBe(true);
      }),
    );
  });

  it('days between count as the days do, there and back', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(daysBetween(dateOf(from), dateOf(to))).toBe(to - from);
      }),
    );
  });
});
