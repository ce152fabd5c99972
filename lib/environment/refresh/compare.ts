import type { LicenseEntry } from '#lib/contract/license-set';
import { counted, someNames } from '#lib/records/some-of';

/** What differs between two license sets, in words. Pure. */

type Value = string | number | boolean | null | undefined;
type Read = (entry: LicenseEntry) => Value;

const fields: [label: string, read: Read][] = [
  ['Product active', (entry) => entry.product_active],
  ['License type', (entry) => entry.terms?.license_type],
  ['License Qty', (entry) => (entry.terms?.site_license ? 'Site' : entry.terms?.user_count)],
  ['Enabled', (entry) => entry.terms?.enabled],
  ['Start date', (entry) => entry.terms?.starts_on],
  ['Expiration date', (entry) => entry.terms?.expires_on],
  ['Feature disable date', (entry) => entry.terms?.feature_disable_on],
  ['Feature managed', (entry) => entry.feature_managed],
  ['Metric', (entry) => entry.metric],
  ['Reaction', (entry) => entry.reaction],
  ['Reaction to users never counted', (entry) => entry.reaction_not_counted],
  ['Reaction to an old count', (entry) => entry.reaction_count_stale],
  ['Latest version', (entry) => entry.latest_version],
  ['Entitled version', (entry) => entry.entitled_version],
  ['Release notes', (entry) => entry.release_notes_url],
  ['Terms and conditions', (entry) => entry.terms_url],
  ['User guide', (entry) => entry.user_guide_url],
  ['Support e-mail', (entry) => entry.support_email],
];

const shown = (value: Value): string =>
  value === null || value === undefined || value === ''
    ? 'none'
    : typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : String(value);

function differences(before: LicenseEntry, after: LicenseEntry): string[] {
  if (before.terms && !after.terms) return ['no longer licensed'];
  const granted = !before.terms && after.terms ? ['now licensed'] : [];
  const changed = fields
    .filter(([, read]) => (read(before) ?? null) !== (read(after) ?? null))
    .map(([label, read]) => `${label} ${shown(read(before))} → ${shown(read(after))}`);
  return [...granted, ...changed];
}

/** One sentence part per license that changed, came or went, such as `Payroll (License Qty 10 → 15)`. */
export function compareSets(
  before: ReadonlyMap<string, LicenseEntry>,
  after: ReadonlyMap<string, LicenseEntry>,
): string[] {
  const changes: string[] = [];
  for (const [key, entry] of after) {
    const former = before.get(key);
    const parts = former ? differences(former, entry) : ['new'];
    if (parts.length > 0) changes.push(`${entry.product} (${parts.join(', ')})`);
  }
  for (const [key, entry] of before) if (!after.has(key)) changes.push(`${entry.product} (removed)`);
  return changes;
}

const MOST_NAMED = 10;

/** Such as `23 licenses refreshed, 2 changed: …`. */
export function summarize(refreshed: number, changes: readonly string[]): string {
  const head = `${counted(refreshed, 'license')} refreshed`;
  if (changes.length === 0) return `${head}, none changed.`;
  return `${head}, ${changes.length.toLocaleString('en')} changed: ${someNames(changes, MOST_NAMED)}.`;
}
