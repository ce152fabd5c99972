import type { LicenseEntry } from '#lib/contract/license-set';
import type { LicenseCode } from '#lib/contract/vocabulary';
import type { Usage } from '#lib/license/facts';

/** What the prompt says for `code`; null for VALID, of which there is nothing to say. */
export function messageFor(code: LicenseCode, license: LicenseEntry, usage: Usage): string | null {
  const subject = `Product ${license.product} is enabled but`;
  const terms = license.terms;
  switch (code) {
    case 'ENVIRONMENT_INACTIVE':
      return `${subject} this environment is not active.`;
    case 'NOT_LICENSED':
      return `${subject} not licensed.`;
    case 'FEATURE_DISABLED':
      return `Product ${license.product} is switched off: its license has expired (end date ${terms?.expires_on}) and so has the time until its feature is disabled (${terms?.feature_disable_on}).`;
    case 'LICENSE_DISABLED':
      return `${subject} its license is disabled.`;
    case 'NOT_STARTED':
      return `${subject} its license has not started (start date ${terms?.starts_on}).`;
    case 'EXPIRED':
      return `${subject} its license has expired (end date ${terms?.expires_on}).`;
    case 'USERS_EXCEEDED':
      return `${subject} its license is exceeded (${usage.used} used, ${terms?.user_count ?? 0} licensed).`;
    case 'USERS_NOT_COUNTED':
      return `${subject} its users were never counted.`;
    case 'COUNT_STALE':
      return `${subject} its users were last counted more than a week ago (${usage.countedAt?.toISOString().slice(0, 10)}).`;
    case 'VALID':
      return null;
  }
}
