import type { LicenseEntry, LicenseTerms } from '#lib/contract/license-set';
import type { LicenseType, Metric, Reaction } from '#lib/contract/vocabulary';
import { unlicensed } from '#lib/license/evaluate';
import { entitledVersion, latestVersion } from '#lib/license/releases';
import type { Product, Release, Terms } from '#lib/licensing/license-set/rows';

/** What a license set says of a product, and of the customer's terms for it if there are any. */
export function entryOf(product: Product, terms: Terms | null, releases: readonly Release[]): LicenseEntry {
  const latest = latestVersion(releases);
  const notes = releases.find((release) => release.version === latest)?.releaseNotesUrl;
  return {
    product: product.name,
    product_active: product.active,
    terms: terms && termsOf(terms),
    feature_managed: product.featureManaged,
    metric: product.metric as Metric,
    reaction: product.reaction as Reaction,
    reaction_not_counted: product.reactionNotCounted as Reaction,
    reaction_count_stale: product.reactionCountStale as Reaction,
    latest_version: latest,
    entitled_version: terms && entitledVersion(releases, terms.licenseType as LicenseType, terms.expiresOn),
    release_notes_url: notes || null,
    terms_url: product.termsUrl || null,
    user_guide_url: product.userGuideUrl || null,
    support_email: product.supportEmail || null,
  };
}

const termsOf = (terms: Terms): LicenseTerms => ({
  license_type: terms.licenseType as LicenseType,
  site_license: terms.siteLicense,
  user_count: terms.userCount,
  enabled: terms.enabled,
  starts_on: terms.startsOn,
  expires_on: terms.expiresOn,
  feature_disable_on: terms.featureDisableOn,
});

/** What a license set says of a name that is no product's. */
export const unknownProduct = (name: string): LicenseEntry => ({
  ...unlicensed(name),
  product_active: false,
});
