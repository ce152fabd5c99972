import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectedExcess } from '#lib/environment/recount/projection';
import { DAY } from '#lib/kernel/clock';

const TODAY = '2026-03-01';
const start = Date.parse('2026-02-01T04:17:00Z');

/** A run each week from 1 February. */
const weekly = (...counts: number[]) =>
  counts.map((count, week) => ({ at: new Date(start + week * 7 * DAY), count }));

describe('the projected day on which a quantity is exceeded', () => {
  it('is where the line through the runs reaches one user more', () => {
    // 7 users a week; 121 on 22 February, hence 150 on 23 March.
    expect(projectedExcess(weekly(100, 107, 114, 121), 149, TODAY)).toBe('2026-03-23');
    expect(projectedExcess(weekly(100, 107, 114, 121), 127, TODAY)).toBe('2026-03-01');
  });

  it('is today at the earliest: what should have happened already is due', () => {
    expect(projectedExcess(weekly(100, 107, 114, 121), 121, TODAY)).toBe(TODAY);
  });

  it('does not mind the order of the runs, nor what was before the last twelve', () => {
    const runs = weekly(100, 107, 114, 121);
    expect(projectedExcess(runs.toReversed(), 149, TODAY)).toBe('2026-03-23');
    const older = Array.from({ length: 30 }, (_, week) => ({
      at: new Date(start - (week + 1) * 7 * DAY),
      count: 5000,
    }));
    const twelve = Array.from({ length: 12 }, (_, week) => ({
      at: new Date(start + week * 7 * DAY),
      count: 100 + week,
    }));
    expect(projectedExcess([...older, ...twelve], 120, '2026-05-01')).toBe(
      projectedExcess(twelve, 120, '2026-05-01'),
    );
  });

  it.each([
    ['too few runs', weekly(10, 20), 100],
    ['no runs', [], 100],
    ['an even count', weekly(10, 10, 10, 10), 100],
    ['a falling count', weekly(40, 30, 20, 10), 100],
    ['a quantity that is exceeded already', weekly(90, 95, 101), 100],
    ['a rise that meets it in many years only', weekly(10, 10, 10, 11), 1_000_000],
    ['runs at one instant', weekly(1, 2, 3).map(({ count }) => ({ at: new Date(start), count })), 100],
  ])('is not known with %s', (_, runs, quantity) => {
    expect(projectedExcess(runs, quantity, TODAY)).toBeNull();
  });

  it('comes later for a larger quantity, and never before today', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 500 }), { minLength: 3, maxLength: 20 }),
        fc.nat({ max: 1000 }),
        fc.nat({ max: 100 }),
        (counts, quantity, more) => {
          const [less, later] = [quantity, quantity + more].map((each) =>
            projectedExcess(weekly(...counts), each, TODAY),
          );
          if (less) expect(less >= TODAY).toBe(true);
          if (less && later) expect(later >= less).toBe(true);
        },
      ),
    );
  });
});
