import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LicenseEntry, type LicenseTerms, licenseEntry } from '#lib/contract/license-set';
import { type LicenseCode, licenseCodes, licenseTypes, metrics, reactions } from '#lib/contract/vocabulary';
import { evaluate } from '#lib/license/evaluate';
import type { LicenseFacts, Usage } from '#lib/license/facts';
import { licenseWith, TODAY } from '#lib/license/fixtures';

// Days near today, so that every edge is met often.
const date = fc.option(
  fc.constantFrom('2025-06-01', '2025-06-13', '2025-06-14', TODAY, '2025-06-16', '2026-01-01'),
);
const reaction = fc.constantFrom(...reactions);

const terms: fc.Arbitrary<LicenseTerms> = fc
  .record({
    license_type: fc.constantFrom(...licenseTypes),
    site_license: fc.boolean(),
    user_count: fc.option(fc.integer({ min: 1, max: 5 })),
    enabled: fc.boolean(),
    starts_on: date,
    expires_on: date,
    feature_disable_on: date,
  })
  .map((value) => ({ ...value, user_count: value.site_license ? null : (value.user_count ?? 1) }));

const license: fc.Arbitrary<LicenseEntry> = fc
  .record({
    product_active: fc.boolean(),
    terms: fc.option(terms, { freq: 10 }),
    feature_managed: fc.boolean(),
    metric: fc.constantFrom(...metrics),
    reaction,
    reaction_not_counted: reaction,
    reaction_count_stale: reaction,
    latest_version: fc.option(fc.constantFrom('1.0', '1.0.1', '2')),
  })
  .map((value) => licenseWith(value, value.terms));

const usage: fc.Arbitrary<Usage> = fc.record({
  used: fc.option(fc.nat({ max: 7 })),
  installedVersion: fc.option(fc.constantFrom('1', '1.0.1', '3', 'odd')),
  countedAt: fc.option(
    fc.date({
      min: new Date('2025-06-01T00:00:00Z'),
      max: new Date('2025-06-15T23:59:59Z'),
      noInvalidDate: true,
    }),
  ),
  environmentActive: fc.boolean(),
});

/** The table of codes once more, by facts and choices alone. */
function codeByTable(facts: LicenseFacts, entry: LicenseEntry): LicenseCode {
  if (facts.environment_inactive) return 'ENVIRONMENT_INACTIVE';
  if (facts.not_licensed) return 'NOT_LICENSED';
  if (facts.feature_disabled) return 'FEATURE_DISABLED';
  if (facts.disabled) return 'LICENSE_DISABLED';
  if (facts.not_started) return 'NOT_STARTED';
  if (facts.expired) return 'EXPIRED';
  if (facts.exceeded) return 'USERS_EXCEEDED';
  if (facts.not_counted && entry.reaction_not_counted !== 'trust') return 'USERS_NOT_COUNTED';
  if (facts.count_stale && entry.reaction_count_stale !== 'trust') return 'COUNT_STALE';
  return 'VALID';
}

const allTrust = {
  reaction: 'trust',
  reaction_not_counted: 'trust',
  reaction_count_stale: 'trust',
} as const;
const check = (property: (entry: LicenseEntry, use: Usage) => void) =>
  fc.assert(fc.property(license, usage, property), { numRuns: 1000 });

describe('evaluate, of any license and any use', () => {
  it('is fed with licenses that may stand in a license set', () =>
    check((entry) => {
      expect(licenseEntry.parse(entry)).toEqual(entry);
    }));

  it('chooses as code the first match of the table', () =>
    check((entry, use) => {
      const result = evaluate(entry, use, TODAY);
      expect(result.code).toBe(codeByTable(result.facts, entry));
      const order = result.codes.map((code) => licenseCodes.indexOf(code));
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    }));

  it('has facts that do not depend on any reaction', () =>
    check((entry, use) => {
      expect(evaluate({ ...entry, ...allTrust }, use, TODAY).facts).toEqual(
        evaluate(entry, use, TODAY).facts,
      );
    }));

  it('permits no more under a stricter reaction', () =>
    check((entry, use) => {
      for (const name of ['reaction', 'reaction_not_counted', 'reaction_count_stale'] as const) {
        const permitted = reactions.map((it) => evaluate({ ...entry, [name]: it }, use, TODAY).permitted);
        expect(permitted).toEqual([...permitted].sort((a, b) => Number(b) - Number(a)));
      }
    }));

  it('permits everything on trust but a feature that is switched off', () =>
    check((entry, use) => {
      const result = evaluate({ ...entry, ...allTrust }, use, TODAY);
      expect(result.permitted).toBe(!result.facts.feature_disabled);
    }));

  it('permits nothing but what is valid when everything blocks', () =>
    check((entry, use) => {
      const strict = {
        reaction: 'block',
        reaction_not_counted: 'block',
        reaction_count_stale: 'block',
      } as const;
      const result = evaluate({ ...entry, ...strict }, use, TODAY);
      expect(result.permitted).toBe(result.code === 'VALID');
    }));

  it('permits no more in an environment that is not active', () =>
    check((entry, use) => {
      const active = evaluate(entry, { ...use, environmentActive: true }, TODAY);
      const inactive = evaluate(entry, { ...use, environmentActive: false }, TODAY);
      expect(active.permitted || !inactive.permitted).toBe(true);
    }));

  it('never calls a Perpetual license expired, and no other one lapsed', () =>
    check((entry, use) => {
      const { facts, codes } = evaluate(entry, use, TODAY);
      const perpetual = entry.terms?.license_type === 'Perpetual';
      if (perpetual) expect(facts.expired || codes.includes('EXPIRED')).toBe(false);
      else expect(facts.maintenance_lapsed).toBe(false);
    }));

  it('calls a license expired, or its maintenance lapsed, from the day after its end date', () =>
    check((entry, use) => {
      const end = entry.terms?.expires_on;
      if (!end) return;
      const ended = (day: string) => {
        const { facts } = evaluate(entry, use, day);
        return facts.expired || facts.maintenance_lapsed;
      };
      const next = new Date(Date.parse(end) + 86_400_000).toISOString().slice(0, 10);
      expect([ended(end), ended(next)]).toEqual([false, true]);
    }));

  it('never calls a site license exceeded, nor one whose use is not known', () =>
    check((entry, use) => {
      const { facts } = evaluate(entry, use, TODAY);
      if (facts.exceeded) {
        expect(entry.terms?.site_license).toBe(false);
        expect(use.used).toBeGreaterThan(entry.terms?.user_count ?? Number.POSITIVE_INFINITY);
      }
    }));

  it('shows a warning for every code but VALID, information by the facts, each with words', () =>
    check((entry, use) => {
      const { code, facts, icons } = evaluate(entry, use, TODAY);
      const expected = [
        ...(code === 'VALID' ? [] : ['warning']),
        ...(facts.newer_version || facts.maintenance_lapsed ? ['info'] : []),
      ];
      expect(icons.map((icon) => icon.icon)).toEqual(expected);
      for (const icon of icons) expect(icon.text).not.toBe('');
    }));

  it('prompts when it warns or blocks, and only then', () =>
    check((entry, use) => {
      const { code, reaction: decided, message, prompt } = evaluate(entry, use, TODAY);
      expect(message === null).toBe(code === 'VALID');
      expect(decided === null).toBe(code === 'VALID');
      expect(prompt).toBe(decided === 'warn' || decided === 'block' ? message : null);
      if (message !== null) expect(message).not.toMatch(/null|undefined/);
    }));

  it('changes nothing that it is given', () =>
    check((entry, use) => {
      const before = structuredClone({ entry, use });
      evaluate(entry, use, TODAY);
      expect({ entry, use }).toEqual(before);
    }));
});
