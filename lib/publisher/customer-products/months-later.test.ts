import { expect, test } from 'vitest';
import { monthsLater } from './months-later';

test.each([
  ['2026-01-15', 1, '2026-02-15'],
  ['2026-12-31', 12, '2027-12-31'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-30', 1, '2026-02-28'],
  ['2027-02-28', 12, '2028-02-29'],
  ['2026-06-30', 6, '2026-12-31'],
  ['2026-11-29', 3, '2027-02-28'],
])('%s and %i months is %s', (date, months, later) => {
  expect(monthsLater(date, months)).toBe(later);
});
