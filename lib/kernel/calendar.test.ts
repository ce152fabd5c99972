import { describe, expect, it } from 'vitest';
import { daysAfter, daysBetween } from '#lib/kernel/calendar';

describe('the days between two dates', () => {
  it.each<[from: string, to: string, days: number]>([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-22', '2026-11-23', 1],
    ['2026-11-22', '2026-11-21', -1],
    // Summer time begins and ends in between, somewhere.
    ['2026-03-01', '2026-04-30', 60],
    ['2026-10-01', '2026-11-30', 60],
    ['2026-12-31', '2027-01-01', 1],
    ['2028-02-28', '2028-03-01', 2],
    ['2027-02-28', '2027-03-01', 1],
    ['1900-01-01', '2999-12-31', 401_766],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(daysAfter(from, days)).toBe(to);
  });
});
