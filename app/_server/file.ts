import { z } from 'zod';
import { formInput } from './action';

/** A form with one file in its field `file`. Whether there is one and what is in it, the verb checks. */
export const postedFile = formInput(z.looseObject({ file: z.unknown().optional() }));

/** The same with the text of the file, and its name. */
export async function withText({ file, ...rest }: z.output<typeof postedFile>) {
  if (!(file instanceof File)) return { ...rest, file };
  return {
    ...rest,
    file: file.name === '' && file.size === 0 ? undefined : await file.text(),
    name: file.name,
  };
}
