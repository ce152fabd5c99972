import { MAX_USER_COUNT } from '#lib/contract/licensing';
import type { LicenseType } from '#lib/contract/vocabulary';
import { isCalendarDate } from '#lib/kernel/fields';

/**
 * The rules of a customer product's terms that concern more than one field. A form checks them while typing, the
 * verbs at save; the database holds the same. What a single field may contain is for the field itself to say.
 */

/** A half-filled form has gaps: what is undefined is not judged, save that it counts as missing where required. */
export interface Terms {
  licenseType?: LicenseType | undefined;
  siteLicense: boolean;
  userCount?: number | null | undefined;
  startsOn?: string | null | undefined;
  expiresOn?: string | null | undefined;
  featureDisableOn?: string | null | undefined;
  /** Of the product. */
  featureManaged: boolean;
}

export interface TermsError {
  path: 'userCount' | 'expiresOn' | 'featureDisableOn';
  message: string;
}

const known = (date: string | null | undefined): date is string => !!date && isCalendarDate(date);

function checkUserCount({ siteLicense, userCount }: Terms): TermsError[] {
  if (siteLicense) return []; // It does not apply, and is stored empty.
  const range = `a whole number from 1 to ${MAX_USER_COUNT.toLocaleString('en')}`;
  if (userCount === null || userCount === undefined) {
    return [{ path: 'userCount', message: `Required without a Site (Module) License: ${range}.` }];
  }
  if (!Number.isInteger(userCount) || userCount < 1 || userCount > MAX_USER_COUNT) {
    return [{ path: 'userCount', message: `Must be ${range}.` }];
  }
  return [];
}

function checkEndDate({ licenseType, startsOn, expiresOn }: Terms): TermsError[] {
  if (licenseType === 'Temp' && !expiresOn) {
    return [{ path: 'expiresOn', message: 'A Temp license requires an end date.' }];
  }
  if (known(startsOn) && known(expiresOn) && expiresOn < startsOn) {
    return [{ path: 'expiresOn', message: `Must not be before the start date, ${startsOn}.` }];
  }
  return [];
}

function checkFeatureDisableDate({ featureManaged, expiresOn, featureDisableOn }: Terms): TermsError[] {
  if (!featureDisableOn) return [];
  const path = 'featureDisableOn';
  if (!featureManaged) {
    return [{ path, message: 'Only for a feature-managed product. Clear the date.' }];
  }
  if (!expiresOn) {
    return [{ path, message: 'Requires an end date. Enter one, or clear this date.' }];
  }
  if (known(expiresOn) && known(featureDisableOn) && featureDisableOn < expiresOn) {
    return [{ path, message: `Must not be before the end date, ${expiresOn}.` }];
  }
  return [];
}

/** What is wrong with the terms as a whole, each with the field beside which it belongs. */
export const checkTerms = (terms: Terms): TermsError[] => [
  ...checkUserCount(terms),
  ...checkEndDate(terms),
  ...checkFeatureDisableDate(terms),
];

/** No. of users as it is stored: empty for a site license. */
export const storedUserCount = (terms: Pick<Terms, 'siteLicense' | 'userCount'>): number | null =>
  terms.siteLicense ? null : (terms.userCount ?? null);
