import type { LicenseEntry, LicenseTerms } from '#lib/contract/license-set';
import { type LicenseCode, licenseCodeLabels, type Metric, type Reaction } from '#lib/contract/vocabulary';
import type { Module } from '#lib/environment/modules/installed';
import type { SetInForce } from '#lib/environment/refresh/in-force';
import type { Use } from '#lib/environment/usage/used-licenses';
import { evaluate, type StatusIcon, unlicensed } from '#lib/license/evaluate';
import type { LicenseFacts } from '#lib/license/facts';

/** A row of the License View with its details: an installed module and what its license says today. */
export interface LicenseRow {
  /** Of the module. */
  id: string;
  model: string;
  product: string;
  /** None when healthy; each with its text for screen readers. */
  icons: StatusIcon[];
  /** The icons' words, or that nothing is wrong. */
  statusText: string;
  facts: LicenseFacts;
  code: LicenseCode;
  codeLabel: string;
  codes: LicenseCode[];
  permitted: boolean;
  /** Since when its license switches the feature off; null while it does not. */
  switchedOffAt: Date | null;
  /** What decided; null while the license is valid. */
  reaction: Reaction | null;
  message: string | null;
  /** The message where a person is to be prompted with it. */
  prompt: string | null;
  /** License Qty; null where there are no terms. */
  quantity: number | 'Site' | null;
  used: number | null;
  /** Expiration date, `YYYY-MM-DD`; null for none. */
  expiresOn: string | null;
  currentVersion: string;
  latestVersion: string | null;
  entitledVersion: string | null;
  licenseHolder: string;
  metric: Metric;
  terms: LicenseTerms | null;
  releaseNotesUrl: string | null;
  termsUrl: string | null;
  userGuideUrl: string | null;
  /** Whom to contact. */
  supportEmail: string | null;
  /** Whether the license set in force says anything of the product. */
  fetched: boolean;
}

const notFetched = (product: string, set: SetInForce | undefined) =>
  set?.source === 'file'
    ? `The license file says nothing of product ${product}. Export telemetry for the publisher, and ask for a new file.`
    : `No license for product ${product} has been fetched yet. Refresh licenses to ask the publisher for it.`;

/** What `entry` says today of `module` and its `use`; without an entry, that nothing has been fetched. Pure. */
export function licenseRow(
  module: Module,
  entry: LicenseEntry | undefined,
  use: Use,
  set: SetInForce | undefined,
  today: string,
): LicenseRow {
  const license = entry ?? unlicensed(module.product);
  const usage = {
    ...use,
    installedVersion: module.installedVersion,
    // Nothing is known against an environment that has fetched nothing.
    environmentActive: set?.environmentActive ?? true,
  };
  const said = evaluate(license, usage, today);
  const explanation = entry ? null : notFetched(module.product, set);
  return {
    id: module.id,
    model: module.model,
    product: module.product,
    icons: said.icons,
    statusText: said.icons.map((icon) => icon.text).join('. ') || 'No problem',
    facts: said.facts,
    code: said.code,
    codeLabel: licenseCodeLabels[said.code],
    codes: said.codes,
    permitted: said.permitted,
    switchedOffAt: module.switchedOffAt,
    reaction: said.reaction,
    message: explanation ?? said.message,
    prompt: said.prompt && (explanation ?? said.prompt),
    quantity: license.terms && (license.terms.site_license ? 'Site' : license.terms.user_count),
    used: use.used,
    expiresOn: license.terms?.expires_on ?? null,
    currentVersion: module.installedVersion,
    latestVersion: license.latest_version,
    entitledVersion: license.entitled_version,
    licenseHolder: entry && set ? set.licenseHolder : '',
    metric: license.metric,
    terms: license.terms,
    releaseNotesUrl: license.release_notes_url,
    termsUrl: license.terms_url,
    userGuideUrl: license.user_guide_url,
    supportEmail: license.support_email,
    fetched: entry !== undefined,
  };
}
