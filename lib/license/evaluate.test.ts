import { describe, expect, it } from 'vitest';
import type { LicenseEntry, LicenseTerms } from '#lib/contract/license-set';
import { type LicenseCode, licenseTypes } from '#lib/contract/vocabulary';
import { evaluate, unlicensed } from '#lib/license/evaluate';
import type { Usage } from '#lib/license/facts';
import { licenseWith, TODAY, usageWith } from '#lib/license/fixtures';

interface Case {
  license?: Partial<LicenseEntry>;
  terms?: Partial<LicenseTerms> | null;
  usage?: Partial<Usage>;
}

const says = ({ license, terms, usage }: Case) =>
  evaluate(licenseWith(license, terms), usageWith(usage), TODAY);
const factsIn = (given: Case) =>
  Object.entries(says(given).facts)
    .filter(([, is]) => is)
    .map(([fact]) => fact);

const past = { expires_on: '2025-05-31', feature_disable_on: '2025-06-14' };

const cases: [LicenseCode, string, Case, string | null][] = [
  ['VALID', 'all is well', {}, null],
  [
    'ENVIRONMENT_INACTIVE',
    'the environment is not active',
    { usage: { environmentActive: false } },
    'Product Payroll is enabled but this environment is not active.',
  ],
  ['NOT_LICENSED', 'there are no terms', { terms: null }, 'Product Payroll is enabled but not licensed.'],
  [
    'NOT_LICENSED',
    'the product is not active',
    { license: { product_active: false } },
    'Product Payroll is enabled but not licensed.',
  ],
  [
    'FEATURE_DISABLED',
    'end date and feature disable date are past',
    { terms: past },
    'Product Payroll is switched off: its license has expired (end date 2025-05-31) and so has the time until its feature is disabled (2025-06-14).',
  ],
  [
    'LICENSE_DISABLED',
    'Enabled is off',
    { terms: { enabled: false } },
    'Product Payroll is enabled but its license is disabled.',
  ],
  [
    'NOT_STARTED',
    'the start date is in the future',
    { terms: { starts_on: '2025-06-16' } },
    'Product Payroll is enabled but its license has not started (start date 2025-06-16).',
  ],
  [
    'EXPIRED',
    'the end date is past',
    { terms: { expires_on: '2025-06-14' } },
    'Product Payroll is enabled but its license has expired (end date 2025-06-14).',
  ],
  [
    'USERS_EXCEEDED',
    'more are used than licensed',
    { usage: { used: 11 } },
    'Product Payroll is enabled but its license is exceeded (11 used, 10 licensed).',
  ],
  [
    'USERS_NOT_COUNTED',
    'named users were never counted',
    { license: { metric: 'named_users', reaction_not_counted: 'warn' }, usage: { countedAt: null } },
    'Product Payroll is enabled but its users were never counted.',
  ],
  [
    'COUNT_STALE',
    'named users were counted long ago',
    {
      license: { metric: 'named_users', reaction_count_stale: 'warn' },
      usage: { countedAt: new Date('2025-06-07T23:59:59Z') },
    },
    'Product Payroll is enabled but its users were last counted more than a week ago (2025-06-07).',
  ],
];

describe('evaluate', () => {
  it.each(cases)('says %s when %s', (code, _when, given, message) => {
    const result = says(given);
    expect(result.code).toBe(code);
    expect(result.message).toBe(message);
  });

  it.each(cases.filter(([code]) => !['VALID', 'FEATURE_DISABLED'].includes(code)))(
    'lets the reaction decide on %s when %s',
    (code, _when, given) => {
      const choice =
        code === 'USERS_NOT_COUNTED'
          ? 'reaction_not_counted'
          : code === 'COUNT_STALE'
            ? 'reaction_count_stale'
            : 'reaction';
      const by = (reaction: 'trust' | 'warn' | 'block') =>
        says({ ...given, license: { ...given.license, [choice]: reaction } });

      expect(by('warn')).toMatchObject({ code, permitted: true, reaction: 'warn' });
      expect(by('warn').prompt).toBe(by('warn').message);
      expect(by('block')).toMatchObject({ code, permitted: false, reaction: 'block' });
      expect(by('block').prompt).toBe(by('block').message);
      expect(by('trust')).toMatchObject({ permitted: true, prompt: null });
      expect(by('trust').code).toBe(choice === 'reaction' ? code : 'VALID');
      expect(by('trust').icons.length).toBe(choice === 'reaction' ? 1 : 0);
      expect(by('trust').facts).toEqual(by('block').facts);
    },
  );

  it.each(licenseTypes.flatMap((type) => [true, false].map((enabled) => [type, enabled] as const)))(
    'never permits a feature that is switched off (%s, enabled %s)',
    (license_type, enabled) => {
      const result = says({ license: { reaction: 'trust' }, terms: { ...past, license_type, enabled } });
      expect(result).toMatchObject({ code: 'FEATURE_DISABLED', permitted: false, reaction: 'block' });
    },
  );

  it.each([
    ['the feature disable date is today', { terms: { ...past, feature_disable_on: TODAY } }],
    ['there is no feature disable date', { terms: { ...past, feature_disable_on: null } }],
    ['there is no end date', { terms: { ...past, expires_on: null } }],
    ['the product is not feature managed', { license: { feature_managed: false }, terms: past }],
  ])('does not switch the feature off while %s', (_when, given: Case) => {
    expect(factsIn(given)).not.toContain('feature_disabled');
  });

  it('keeps a feature switched off when another fault comes first in the table', () => {
    const result = says({
      license: { reaction: 'trust' },
      terms: past,
      usage: { environmentActive: false },
    });
    expect(result).toMatchObject({ code: 'ENVIRONMENT_INACTIVE', permitted: false, reaction: 'block' });
    expect(result.prompt).toContain('switched off');
  });

  it('lets a trusted fault not lift the block for users that were never counted', () => {
    const license = { metric: 'named_users', reaction: 'trust', reaction_not_counted: 'block' } as const;
    const result = says({ license, usage: { countedAt: null, used: 11 } });
    expect(result).toMatchObject({ code: 'USERS_EXCEEDED', permitted: false, reaction: 'block' });
    expect(result.message).toContain('never counted');
  });

  it('speaks of the first fault where several are equally grave', () => {
    const result = says({
      terms: { enabled: false, ...past, feature_disable_on: null },
      usage: { used: 11 },
    });
    expect(result.codes).toEqual(['LICENSE_DISABLED', 'EXPIRED', 'USERS_EXCEEDED']);
    expect(result.prompt).toBe('Product Payroll is enabled but its license is disabled.');
  });

  it.each([
    ['2025-06-14', ['expired']],
    ['2025-06-15', []],
    [null, []],
  ])('with end date %s has the facts %j', (expires_on, facts) => {
    expect(factsIn({ terms: { expires_on } })).toEqual(facts);
  });

  it.each([
    ['2025-06-16', ['not_started']],
    ['2025-06-15', []],
    [null, []],
  ])('with start date %s has the facts %j', (starts_on, facts) => {
    expect(factsIn({ terms: { starts_on } })).toEqual(facts);
  });

  it('lets the maintenance of a Perpetual license lapse, and not the license', () => {
    const result = says({ terms: { license_type: 'Perpetual', expires_on: '2025-06-14' } });
    expect(result).toMatchObject({ code: 'VALID', permitted: true, reaction: null, prompt: null });
    expect(result.facts).toMatchObject({ expired: false, maintenance_lapsed: true });
    expect(result.icons).toEqual([{ icon: 'info', text: 'Maintenance lapsed' }]);
  });

  it.each([
    [11, {}, true],
    [10, {}, false],
    [null, {}, false],
    [0, {}, false],
    [1_000_000, { site_license: true, user_count: null }, false],
  ])('with %s used under %j is exceeded: %s', (used, terms, exceeded) => {
    expect(says({ terms, usage: { used } }).facts.exceeded).toBe(exceeded);
  });

  it('is stale from the eighth day after the count, and only for named users', () => {
    const counted = (countedAt: string, metric: 'named_users' | 'reported' = 'named_users') =>
      factsIn({ license: { metric }, usage: { countedAt: new Date(countedAt) } });
    expect(counted('2025-06-08T00:00:00Z')).toEqual([]);
    expect(counted('2025-06-07T23:59:59Z')).toEqual(['count_stale']);
    expect(counted('2025-01-01T00:00:00Z', 'reported')).toEqual([]);
    expect(factsIn({ license: { metric: 'concurrent_users' }, usage: { countedAt: null } })).toEqual([]);
  });

  it.each([
    ['10.0.44', true],
    ['10.0.43.1', true],
    ['10.0.43.0', false],
    ['10.0.9', false],
    [null, false],
  ])('with latest version %s over 10.0.43 has a newer version: %s', (latest_version, newer) => {
    const result = says({ license: { latest_version } });
    expect(result.facts.newer_version).toBe(newer);
    expect(result.icons).toEqual(newer ? [{ icon: 'info', text: 'Newer version available' }] : []);
  });

  it.each([null, 'unknown'])('says nothing of newer versions when %s is installed', (installedVersion) => {
    expect(factsIn({ usage: { installedVersion } })).toEqual([]);
  });

  it('hides no fact behind the first match', () => {
    const given: Case = {
      license: { product_active: false, metric: 'named_users', latest_version: '11' },
      terms: { ...past, enabled: false, starts_on: '2025-07-01' },
      usage: { environmentActive: false, used: 11, countedAt: null },
    };
    expect(factsIn(given)).toEqual([
      'environment_inactive',
      'not_licensed',
      'feature_disabled',
      'disabled',
      'not_started',
      'expired',
      'exceeded',
      'not_counted',
      'newer_version',
    ]);
    expect(says(given).icons.map((icon) => icon.icon)).toEqual(['warning', 'info']);
    expect(says(given).icons[0]?.text).toBe(
      'Environment not active, Not licensed, Feature disabled, License disabled, Not started, Expired, Users exceeded',
    );
  });

  it('warns of a product that nothing is known of', () => {
    const result = evaluate(unlicensed('Fleet'), usageWith(), TODAY);
    expect(result).toMatchObject({ code: 'NOT_LICENSED', permitted: true, reaction: 'warn' });
    expect(result.prompt).toBe('Product Fleet is enabled but not licensed.');
  });
});
