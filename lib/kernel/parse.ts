import type { z } from 'zod';
import { type FieldErrors, invalid } from '#lib/kernel/errors';

/** The messages of a zod error by dotted path; `''` for the whole. */
export function fieldErrorsOf(error: z.core.$ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.');
    errors[path] ??= [];
    errors[path].push(issue.message);
  }
  return errors;
}

/** `input` as `schema` says. Throws an AppError `invalid` that names each wrong field. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (!result.success) throw invalid(fieldErrorsOf(result.error));
  return result.data;
}
