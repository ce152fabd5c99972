import { z } from 'zod';
import { choice, wholeNumber } from '#lib/kernel/fields';
import { importKinds } from '#lib/publisher/import/kinds';
import { outcomes } from '#lib/records/import/judge';

const file = {
  kind: choice(importKinds),
  file: z.instanceof(Uint8Array, { error: 'Choose a CSV file.' }),
};

const view = {
  /** Of the report. */
  page: wholeNumber(1, 1_000_000).default(1),
  show: choice(outcomes).optional(),
};

export const checkInput = z.object({ ...file, ...view });

/** `digest` is that of the report that was agreed to. */
export const applyInput = z.object({ ...file, digest: z.string().max(100) });
