import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { licenseTypes } from '#lib/contract/vocabulary';
import { checkTerms, storedUserCount, type Terms } from '#lib/license/terms';

const good: Terms = {
  licenseType: 'Annual',
  siteLicense: false,
  userCount: 10,
  startsOn: '2025-01-01',
  expiresOn: '2025-12-31',
  featureDisableOn: null,
  featureManaged: true,
};
const pathsOf = (changes: Partial<Terms>) => checkTerms({ ...good, ...changes }).map((error) => error.path);

describe('terms', () => {
  it('has nothing to say of good terms', () => expect(checkTerms(good)).toEqual([]));

  it.each([null, undefined, 0, -1, 1.5, 1_000_001, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %s users without a site license, and does not look at them with one',
    (userCount) => {
      expect(pathsOf({ userCount })).toEqual(['userCount']);
      expect(pathsOf({ userCount, siteLicense: true })).toEqual([]);
    },
  );

  it.each([1, 1_000_000])('accepts %s users', (userCount) => expect(pathsOf({ userCount })).toEqual([]));

  it('stores no number of users for a site license, so that switching back asks again', () => {
    expect(storedUserCount({ siteLicense: true, userCount: 10 })).toBeNull();
    expect(storedUserCount({ siteLicense: false, userCount: 10 })).toBe(10);
    const back = { siteLicense: false, userCount: storedUserCount({ siteLicense: true, userCount: 10 }) };
    expect(pathsOf(back)).toEqual(['userCount']);
  });

  it.each(licenseTypes)('requires an end date of %s only if it is Temp', (licenseType) => {
    const expected = licenseType === 'Temp' ? ['expiresOn'] : [];
    expect(pathsOf({ licenseType, expiresOn: null })).toEqual(expected);
    expect(pathsOf({ licenseType, expiresOn: '' })).toEqual(expected);
    expect(pathsOf({ licenseType })).toEqual([]);
  });

  it('has the end on or after the start', () => {
    expect(pathsOf({ expiresOn: '2024-12-31' })).toEqual(['expiresOn']);
    expect(pathsOf({ expiresOn: '2025-01-01' })).toEqual([]);
    expect(pathsOf({ startsOn: null, expiresOn: '1990-01-01' })).toEqual([]);
  });

  it('has the feature disable date on or after an end date, and only for a feature-managed product', () => {
    expect(pathsOf({ featureDisableOn: '2025-12-30' })).toEqual(['featureDisableOn']);
    expect(pathsOf({ featureDisableOn: '2025-12-31' })).toEqual([]);
    expect(pathsOf({ featureDisableOn: '2026-01-31', expiresOn: null })).toEqual(['featureDisableOn']);
    expect(pathsOf({ featureDisableOn: '2026-01-31', featureManaged: false })).toEqual(['featureDisableOn']);
    expect(pathsOf({ featureDisableOn: '', featureManaged: false })).toEqual([]);
  });

  it('leaves a date that is none to the field itself', () => {
    expect(pathsOf({ expiresOn: '2025-02-30', featureDisableOn: '2025-13-01' })).toEqual([]);
  });

  it('says everything that is wrong at once', () => {
    expect(
      pathsOf({ licenseType: 'Temp', userCount: null, expiresOn: null, featureDisableOn: '2026-01-01' }),
    ).toEqual(['userCount', 'expiresOn', 'featureDisableOn']);
  });

  it('gives each field one message at most, in a sentence', () => {
    const date = fc.constantFrom(null, undefined, '', '2025-01-01', '2025-06-15', '2025-12-31', 'x');
    const terms: fc.Arbitrary<Terms> = fc.record({
      licenseType: fc.constantFrom(undefined, ...licenseTypes),
      siteLicense: fc.boolean(),
      userCount: fc.option(fc.integer({ min: -5, max: 2_000_000 })),
      startsOn: date,
      expiresOn: date,
      featureDisableOn: date,
      featureManaged: fc.boolean(),
    });
    fc.assert(
      fc.property(terms, (value) => {
        const errors = checkTerms(value);
        expect(new Set(errors.map((error) => error.path)).size).toBe(errors.length);
        for (const error of errors) expect(error.message).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });
});
