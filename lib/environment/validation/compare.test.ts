import { describe, expect, it } from 'vitest';
import { differenceOf, summarizeValidation } from '#lib/environment/validation/compare';
import { licenseWith, TODAY } from '#lib/license/fixtures';
import { validityOf } from '#lib/license/validation';

type License = Parameters<typeof licenseWith>;

const asked = { model_version: '10.0.43', used_licenses: 7 };
const at = new Date(`${TODAY}T12:00:00Z`);
const said = (...license: License) => validityOf(licenseWith(...license), asked, true, at);

describe('an answer', () => {
  it('that says the same differs in nothing', () => {
    expect(differenceOf(said(), said())).toBeUndefined();
  });

  it.each<[string, License, string]>([
    ['another code', [{}, { enabled: false }], 'Valid → License disabled'],
    ['another end date', [{}, { expires_on: '2026-12-31' }], 'Expiration date 2025-12-31 → 2026-12-31'],
    ['both', [{}, { expires_on: '2025-06-14' }], 'Valid → Expired, Expiration date 2025-12-31 → 2025-06-14'],
    ['another fact', [{ latest_version: '10.0.44' }], 'now “Newer version available”'],
  ])('with %s says so', (_what, license, difference) => {
    expect(differenceOf(said(), said(...license))).toBe(difference);
  });

  it('with another reaction to the same fault says so', () => {
    const [warned, blocked] = [said({}, null), said({ reaction: 'block' }, null)];
    expect(differenceOf(warned, blocked)).toBe('Reaction warn → block');
    expect(differenceOf(said({ latest_version: '10.0.44' }), said())).toBe(
      'no longer “Newer version available”',
    );
  });
});

describe('the summary', () => {
  it('counts, and names what differs', () => {
    expect(summarizeValidation(0, [])).toBe('No modules are installed: there was nothing to validate.');
    expect(summarizeValidation(1, [])).toBe('1 module validated, all as the licenses in force say.');
    expect(summarizeValidation(12, ['Payroll (Valid → Expired)'])).toBe(
      '12 modules validated, 1 differs: Payroll (Valid → Expired).',
    );
    const many = Array.from({ length: 12 }, (_, index) => `M${index}`);
    expect(summarizeValidation(1200, many)).toBe(
      '1,200 modules validated, 12 differ: M0, M1, M2, M3, M4, M5, M6, M7, M8, M9 and 2 more.',
    );
  });
});
