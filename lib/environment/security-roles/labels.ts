import { type UserLicenseType, userLicenseTypeLabels } from '#lib/contract/vocabulary';
import type { Labels } from '#lib/records/differences';

/** A security role in words: modules by model. */
export interface SecurityRoleWords {
  name: string;
  userLicenseType: UserLicenseType;
  modules: string;
  externalId?: string | null | undefined;
}

/** The fields as pages and the audit log name them. */
export const securityRoleLabels: Labels<SecurityRoleWords> = {
  name: 'Name',
  userLicenseType: ['User license type', (type) => userLicenseTypeLabels[type]],
  modules: ['Modules', (models) => models || 'none'],
  externalId: 'External ID',
};
