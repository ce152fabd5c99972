import { z } from 'zod';
import { recordId, wholeNumber } from '#lib/kernel/fields';

/** How long a license file may be good. */
const MAX_LICENSE_FILE_DAYS = 400;

export const licenseFileInput = z.object({
  environmentId: recordId(),
  /** For how long the file is good. */
  days: wholeNumber(1, MAX_LICENSE_FILE_DAYS),
});
