import { z } from 'zod';
import { MAX_MODULES } from '#lib/contract/licensing';
import { userLicenseTypes } from '#lib/contract/vocabulary';
import { choice, recordIds, text } from '#lib/kernel/fields';

export const securityRoleInput = z.object({
  name: text(200),
  userLicenseType: choice(userLicenseTypes).default('none'),
  /** IDs of the installed modules that it grants. */
  modules: recordIds(MAX_MODULES),
});
/** Without `externalId` the one that is stored stays: only who provisions roles knows it. */
export type SecurityRoleInput = z.output<typeof securityRoleInput> & { externalId?: string | null };
