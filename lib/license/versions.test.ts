import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, highest, isVersion, versionKey } from '#lib/license/versions';

const part = fc.oneof(
  fc.nat({ max: 12 }).map(String),
  fc.stringMatching(/^\d{1,30}$/),
  fc.constantFrom('0', '00', '007', '202509291', '9007199254740993'),
);
const version = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('.'));

describe('versions', () => {
  it.each([
    ['10.0.43.202509291', '10.0.43.202509290', 1],
    ['10.0.9', '10.0.43', -1],
    ['1.0', '1.0.0', 0],
    ['1', '1.0.1', -1],
    ['01.2', '1.02', 0],
    ['0', '0.0.0', 0],
    ['0.0.1', '0', 1],
    ['1.9007199254740993', '1.9007199254740992', 1],
    [`1.${'9'.repeat(60)}`, `1.1${'0'.repeat(60)}`, -1],
  ])('compares %s with %s', (a, b, order) => {
    expect(Math.sign(compareVersions(a, b))).toBe(order);
    expect(Math.sign(compareVersions(b, a))).toBe(order === 0 ? 0 : -order);
  });

  it.each(['', '.', '1.', '.1', '1..2', '1.0-beta', 'v1', ' 1', '1\n', '-1', '１', '1'.repeat(65)])(
    'refuses %j',
    (value) => expect(isVersion(value)).toBe(false),
  );

  it.each(['1', '0', '10.0.43.202509291', '1'.repeat(64)])('accepts %s', (value) =>
    expect(isVersion(value)).toBe(true),
  );

  it('throws rather than compare what is no version', () => {
    expect(() => compareVersions('1.0', 'one')).toThrow(RangeError);
    expect(() => versionKey('')).toThrow(RangeError);
    expect(() => versionKey('1'.repeat(100))).toThrow(RangeError);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(compareVersions(a, a)).toBe(0);
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('ignores trailing zero parts and leading zeros', () => {
    fc.assert(
      fc.property(version, fc.nat({ max: 3 }), (a, zeros) => {
        const padded = `00${a}${'.0'.repeat(zeros)}`;
        expect(compareVersions(a, padded)).toBe(0);
        expect(versionKey(padded)).toBe(versionKey(a));
      }),
    );
  });

  it('has keys that sort as the versions do, and are equal only for equal versions', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const [left, right] = [versionKey(a), versionKey(b)];
        expect(left < right ? -1 : left > right ? 1 : 0).toBe(Math.sign(compareVersions(a, b)));
        expect(left).toMatch(/^\d+$/);
      }),
    );
  });

  it('finds the highest, whatever the order', () => {
    expect(highest([])).toBeNull();
    expect(highest(['10.0.9', '10.0.43', '9.9'])).toBe('10.0.43');
    fc.assert(
      fc.property(fc.array(version, { minLength: 1 }), (versions) => {
        const best = highest(versions);
        expect(versions).toContain(best);
        for (const other of versions) expect(compareVersions(best ?? '', other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
