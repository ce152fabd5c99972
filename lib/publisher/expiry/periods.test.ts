import { describe, expect, it } from 'vitest';
import { lastDayOf, lastDayOfMonth, monthsFrom, type Period } from '#lib/publisher/expiry/periods';

describe('the last day of a period', () => {
  it.each<[Period, today: string, last: string]>([
    // A Wednesday, a Monday, a Sunday; over the ends of month and year.
    ['this-week', '2026-11-25', '2026-11-29'],
    ['this-week', '2026-11-23', '2026-11-29'],
    ['this-week', '2026-11-29', '2026-11-29'],
    ['this-week', '2026-12-31', '2027-01-03'],
    ['this-week', '2028-02-28', '2028-03-05'],
    ['this-month', '2026-11-01', '2026-11-30'],
    ['this-month', '2026-11-30', '2026-11-30'],
    ['this-month', '2026-02-10', '2026-02-28'],
    ['this-month', '2028-02-10', '2028-02-29'],
    ['this-month', '2100-02-10', '2100-02-28'],
    ['this-month', '2026-12-31', '2026-12-31'],
    ['next-three-months', '2026-11-22', '2027-02-22'],
    ['next-three-months', '2026-11-30', '2027-02-28'],
    ['next-three-months', '2027-11-30', '2028-02-29'],
    ['next-three-months', '2026-01-31', '2026-04-30'],
    ['next-three-months', '2028-02-29', '2028-05-29'],
    ['next-six-months', '2026-08-31', '2027-02-28'],
    ['next-six-months', '2026-12-31', '2027-06-30'],
    ['this-year', '2026-01-01', '2026-12-31'],
    ['this-year', '2026-12-31', '2026-12-31'],
  ])('%s on %s is %s', (period, today, last) => {
    expect(lastDayOf(period, today)).toBe(last);
  });
});

describe('months', () => {
  it('follow each other over the end of the year, whatever day it is', () => {
    expect(monthsFrom('2026-11-30', 4)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthsFrom('2026-01-31', 3)).toEqual(['2026-01', '2026-02', '2026-03']);
  });

  it('have their last day', () => {
    expect(lastDayOfMonth('2028-02')).toBe('2028-02-29');
    expect(lastDayOfMonth('2027-02')).toBe('2027-02-28');
    expect(lastDayOfMonth('2026-12')).toBe('2026-12-31');
  });
});
