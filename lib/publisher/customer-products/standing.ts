import { daysBetween } from '#lib/kernel/calendar';

/** How a customer product stands today, in the order in which the first match is chosen. */
export const standings = [
  'disabled',
  'expired',
  'exceeded',
  'not-started',
  'ending',
  'maintenance-lapsed',
  'valid',
] as const;
export type Standing = (typeof standings)[number];

interface Terms {
  licenseType: string;
  enabled: boolean;
  siteLicense: boolean;
  userCount: number | null;
  startsOn: string | null;
  expiresOn: string | null;
}

/** Days before the end from which on it should be thought of. */
const SOON = 30;

/** `used` is null where nothing was reported. Pure; dates are calendar dates in UTC. */
export function standingOf(terms: Terms, used: number | null, today: string): Standing {
  const { licenseType, enabled, siteLicense, userCount, startsOn, expiresOn } = terms;
  const perpetual = licenseType === 'Perpetual';
  const daysLeft = expiresOn === null ? null : daysBetween(today, expiresOn);
  if (!enabled) return 'disabled';
  if (daysLeft !== null && daysLeft < 0 && !perpetual) return 'expired';
  if (!siteLicense && used !== null && used > (userCount ?? 0)) return 'exceeded';
  if (startsOn !== null && startsOn > today) return 'not-started';
  if (daysLeft !== null && daysLeft >= 0 && daysLeft <= SOON) return 'ending';
  return daysLeft !== null && daysLeft < 0 ? 'maintenance-lapsed' : 'valid';
}
