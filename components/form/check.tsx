import type { z } from 'zod';
import type { FieldErrors } from '#lib/kernel/errors';
import { fieldErrorsOf } from '#lib/kernel/parse';
import { formValues } from './values';

/** A schema, or how to load it: loaded with the first focus, it costs the page nothing. */
export type FormSchema = z.ZodType | (() => Promise<z.ZodType>);

export const loadSchema = async (schema: FormSchema | undefined): Promise<z.ZodType | undefined> =>
  typeof schema === 'function' ? schema() : schema;

/** The messages by field that `schema` has for the form's present content. */
export async function checkForm(schema: z.ZodType | undefined, form: HTMLFormElement): Promise<FieldErrors> {
  if (!schema) return {};
  const result = await schema.safeParseAsync(formValues(new FormData(form)));
  if (result.success) return {};
  return fieldErrorsOf(result.error);
}
