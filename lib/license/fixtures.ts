import type { LicenseEntry, LicenseTerms } from '#lib/contract/license-set';
import { unlicensed } from '#lib/license/evaluate';
import type { Usage } from '#lib/license/facts';

/** Examples for tests: a license with nothing wrong on 2025-06-15, and its use. */

export const TODAY = '2025-06-15';

export const goodTerms: LicenseTerms = {
  license_type: 'Annual',
  site_license: false,
  user_count: 10,
  enabled: true,
  starts_on: '2025-01-01',
  expires_on: '2025-12-31',
  feature_disable_on: null,
};

export const licenseWith = (
  changes: Partial<LicenseEntry> = {},
  terms: Partial<LicenseTerms> | null = {},
): LicenseEntry => ({
  ...unlicensed('Payroll'),
  feature_managed: true,
  latest_version: '10.0.43',
  entitled_version: '10.0.43',
  ...changes,
  terms: terms === null ? null : { ...goodTerms, ...terms },
});

export const usageWith = (changes: Partial<Usage> = {}): Usage => ({
  used: 10,
  installedVersion: '10.0.43',
  countedAt: new Date('2025-06-14T03:00:00Z'),
  environmentActive: true,
  ...changes,
});
