import type { LicenseEntry } from '#lib/contract/license-set';
import type { LicenseFact } from '#lib/contract/vocabulary';
import { compareVersions, isVersion } from '#lib/license/versions';

/** What is known of a module's use. */
export interface Usage {
  /** Used licenses; null where not known. */
  used: number | null;
  /** Null where not known. */
  installedVersion: string | null;
  /** When the named users were last recounted; null for never. */
  countedAt: Date | null;
  /** Whether the environment's record is active, as the last license set says. */
  environmentActive: boolean;
}

export type LicenseFacts = Record<LicenseFact, boolean>;

/** A license, or a count, counts as past from the day after. Dates are `YYYY-MM-DD`, which sort as they follow. */
export const isPast = (date: string | null, today: string): boolean => date !== null && date < today;

const COUNT_GOOD_FOR_DAYS = 7;

/** Whether the last recount is older than 7 days, by days of the calendar in UTC. */
export function isCountStale(countedAt: Date | null, today: string): boolean {
  if (countedAt === null) return false;
  const lastGoodDay = new Date(countedAt);
  lastGoodDay.setUTCDate(lastGoodDay.getUTCDate() + COUNT_GOOD_FOR_DAYS);
  return isPast(lastGoodDay.toISOString().slice(0, 10), today);
}

function isNewer(latest: string | null, installed: string | null): boolean {
  if (latest === null || installed === null || !isVersion(latest) || !isVersion(installed)) return false;
  return compareVersions(latest, installed) > 0;
}

/** Whether the agreed date on which the feature ends has passed, as the end date has. */
export const isFeatureDisabled = ({ feature_managed, terms }: LicenseEntry, today: string): boolean =>
  feature_managed &&
  isPast(terms?.expires_on ?? null, today) &&
  isPast(terms?.feature_disable_on ?? null, today);

/** Everything that is true of `license` today, each fact by itself and whatever the reactions are. */
export function factsOf(license: LicenseEntry, usage: Usage, today: string): LicenseFacts {
  const { terms } = license;
  const ended = isPast(terms?.expires_on ?? null, today);
  const perpetual = terms?.license_type === 'Perpetual';
  const byNamedUsers = license.metric === 'named_users';
  return {
    environment_inactive: !usage.environmentActive,
    not_licensed: terms === null || !license.product_active,
    feature_disabled: isFeatureDisabled(license, today),
    disabled: terms !== null && !terms.enabled,
    not_started: terms !== null && terms.starts_on !== null && terms.starts_on > today,
    expired: ended && !perpetual,
    // A number that is missing without a site license covers nobody.
    exceeded:
      terms !== null && !terms.site_license && usage.used !== null && usage.used > (terms.user_count ?? 0),
    not_counted: byNamedUsers && usage.countedAt === null,
    count_stale: byNamedUsers && isCountStale(usage.countedAt, today),
    maintenance_lapsed: ended && perpetual,
    newer_version: isNewer(license.latest_version, usage.installedVersion),
  };
}
