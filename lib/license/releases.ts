import type { LicenseType } from '#lib/contract/vocabulary';
import { highest } from '#lib/license/versions';

export interface DatedVersion {
  version: string;
  /** Release date, `YYYY-MM-DD`. */
  releasedOn: string;
}

/** The highest version, not the last entered; `null` where nothing is released. */
export const latestVersion = (releases: readonly DatedVersion[]): string | null =>
  highest(releases.map((release) => release.version));

/**
 * The newest version that the terms cover. A Perpetual license covers what was released up to its end date,
 * that day included; every other license covers the latest version.
 */
export function entitledVersion(
  releases: readonly DatedVersion[],
  licenseType: LicenseType,
  expiresOn: string | null,
): string | null {
  if (licenseType !== 'Perpetual' || expiresOn === null) return latestVersion(releases);
  return latestVersion(releases.filter((release) => release.releasedOn <= expiresOn));
}
