import { z } from 'zod';
import { calendarDate, optionalWebAddress, text } from '#lib/kernel/fields';
import { isVersion, MAX_VERSION_LENGTH } from '#lib/license/versions';

export const releaseInput = z.object({
  version: text(MAX_VERSION_LENGTH).refine((value) => value === '' || isVersion(value), {
    message: 'Must be numbers with dots between them, as in 10.0.43.202509291.',
  }),
  releasedOn: calendarDate(),
  releaseNotesUrl: optionalWebAddress(),
});
export type ReleaseInput = z.output<typeof releaseInput>;
