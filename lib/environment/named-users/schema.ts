import { z } from 'zod';
import { flag, optionalEmail, optionalText, recordIds, text } from '#lib/kernel/fields';

const MAX_ROLES_OF_USER = 200;

export const namedUserInput = z.object({
  userName: text(200),
  displayName: optionalText(200),
  email: optionalEmail(),
  enabled: flag(),
  /** IDs of security roles. */
  roles: recordIds(MAX_ROLES_OF_USER),
});
/** Without `externalId` the one that is stored stays: only who provisions users knows it. */
export type NamedUserInput = z.output<typeof namedUserInput> & { externalId?: string | null };
