import { z } from 'zod';
import { choice, wholeNumber } from '#lib/kernel/fields';
import { outcomes } from '#lib/records/import/judge';

const file = z.instanceof(Uint8Array, { error: 'Choose a CSV file.' });

/** `page` and `show` are of the report. */
export const checkInput = z.object({
  file,
  page: wholeNumber(1, 1_000_000).default(1),
  show: choice(outcomes).optional(),
});

/** `digest` is that of the report that was agreed to. */
export const applyInput = z.object({ file, digest: z.string().max(100) });
