import { z } from 'zod';

/** In bytes, and so in characters, too. A form may post 1 MB. */
export const MAX_FILE_LENGTH = 900 * 1024;

const NONE = 'Choose a file.';
const EMPTY = 'The file is empty.';
const TOO_LARGE = 'The file is too large: at most 900 KB.';

/** What the browser can check of a chosen file. A field without one posts a file without a name. */
export const fileForm = z.object({
  file: z
    .instanceof(File, { error: NONE })
    .refine((file) => file.name !== '', { message: NONE, abort: true })
    .refine((file) => file.size > 0, { message: EMPTY })
    .refine((file) => file.size <= MAX_FILE_LENGTH, { message: TOO_LARGE }),
});

/** The text of a chosen file. */
export const fileText = () =>
  z
    .string({ error: NONE })
    .refine((content) => content.trim() !== '', { message: EMPTY })
    .refine((content) => content.length <= MAX_FILE_LENGTH, { message: TOO_LARGE });
