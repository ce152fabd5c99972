import type { LicenseEntry } from '#lib/contract/license-set';
import { isPast } from '#lib/license/facts';

/** Why a feature-managed module is off, and why it no longer is. Pure. */

/** For a license whose fact `feature_disabled` holds. */
export const whyOff = ({ terms }: LicenseEntry): string =>
  `because its license ended on ${terms?.expires_on} and the feature disable date, ${terms?.feature_disable_on}, has passed`;

/** For a license whose fact `feature_disabled` does not hold; `undefined` where nothing is known of the product. */
export function whyOn(license: LicenseEntry | undefined, today: string): string {
  if (!license?.terms) return 'because no license in force switches it off';
  const { expires_on: ends, feature_disable_on: disables } = license.terms;
  if (!license.feature_managed) return 'because the product is no longer feature managed';
  if (ends === null) return 'because its license has no end date';
  if (!isPast(ends, today)) return `because its license ends on ${ends}`;
  return disables === null
    ? 'because its license has no feature disable date'
    : `because the feature disable date is ${disables}`;
}
