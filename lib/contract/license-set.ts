import { z } from 'zod';
import { MAX_MODULES, MAX_USER_COUNT, maxLength } from '#lib/contract/licensing';
import { signedClaims } from '#lib/contract/signed';
import { licenseTypes, metrics, reactions } from '#lib/contract/vocabulary';
import { choice, isCalendarDate, isWebAddress, text } from '#lib/kernel/fields';
import { isVersion } from '#lib/license/versions';

/** `GET /licenses`: what an environment is entitled to, as the claims of a signed JWT. */

const date = z
  .string({ error: 'Must be a date or null.' })
  .refine(isCalendarDate, { message: 'Must be a date, as in 2030-12-31.' })
  .nullable();
const version = z
  .string({ error: 'Must be a version or null.' })
  .refine(isVersion, { message: 'Must be a version: numbers with dots between them.' })
  .nullable();
const yesNo = () => z.boolean({ error: 'Must be true or false.' });
// Links end up in an `href`, so nothing but http(s) passes.
const address = z
  .string({ error: 'Must be a web address or null.' })
  .max(2000)
  .refine(isWebAddress, { message: 'Must be a web address.' })
  .nullable();

/** The terms on which a customer may use one product. Dates are null for none. */
export const licenseTerms = z
  .object({
    license_type: choice(licenseTypes),
    site_license: yesNo(),
    /** Null for a site license, and only then. */
    user_count: z
      .int({ error: 'Must be a whole number or null.' })
      .min(1, { error: 'Must be at least 1.' })
      .max(MAX_USER_COUNT, { error: `Must be at most ${MAX_USER_COUNT.toLocaleString('en')}.` })
      .nullable(),
    enabled: yesNo(),
    starts_on: date,
    expires_on: date,
    feature_disable_on: date,
  })
  .refine((terms) => terms.site_license === (terms.user_count === null), {
    path: ['user_count'],
    message: 'Must be null for a site license, and a number otherwise.',
  });
export type LicenseTerms = z.output<typeof licenseTerms>;

/** One product in a license set. `terms` is null where the customer has none. */
export const licenseEntry = z.object({
  product: text(maxLength.name),
  product_active: yesNo(),
  terms: licenseTerms.nullable(),
  feature_managed: yesNo(),
  metric: choice(metrics),
  /** When the license does not cover the use. */
  reaction: choice(reactions),
  /** When the named users were never counted. */
  reaction_not_counted: choice(reactions),
  /** When the last count of the named users is older than a week. */
  reaction_count_stale: choice(reactions),
  latest_version: version,
  /** The newest version that the terms cover. */
  entitled_version: version,
  /** Of the latest version. */
  release_notes_url: address,
  terms_url: address,
  user_guide_url: address,
  support_email: z.email({ error: 'Must be an e-mail address or null.' }).max(254).nullable(),
});
export type LicenseEntry = z.output<typeof licenseEntry>;

export const licenseSet = z.object({
  ...signedClaims,
  environment_active: yesNo(),
  license_holder: text(maxLength.name),
  licenses: z.array(licenseEntry, { error: 'Must be a list.' }),
});
export type LicenseSet = z.output<typeof licenseSet>;

/** The query of `GET /licenses`: products to include even where the customer has no terms for them. */
export const licenseSetQuery = z.object({
  product: z
    .array(text(maxLength.name))
    .max(MAX_MODULES, { error: `At most ${MAX_MODULES} products.` })
    .transform((names) => [...new Set(names)]),
});
