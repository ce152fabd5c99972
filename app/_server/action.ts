import { randomUUID } from 'node:crypto';
import { createSafeActionClient } from 'next-safe-action';
import { z } from 'zod';
import { formValues } from '#components/form/values';
import { withoutValues } from '#lib/kernel/defect';
import { AppError, type ErrorKind, type ErrorLink, type FieldErrors, isAppError } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { faultAsError } from '#lib/storage/fault';
import { currentActor } from './actor';

/** What went wrong, as `result.serverError` tells the page; `unexpected` is a defect, masked but for its reference. */
export interface ServerError {
  kind: ErrorKind | 'unexpected';
  message: string;
  fieldErrors: FieldErrors;
  /** Seconds until a repeat makes sense. */
  retryAfter?: number;
  /** A word for programs, where one kind has several causes. */
  code?: string;
  /** Where the person finds what stands in the way. */
  links?: ErrorLink[];
}

/** For the few actions of people who are not signed in yet: signing in, setting up, redeeming a link. */
export const publicAction = createSafeActionClient({ handleServerError: asServerError });

/**
 * The client of all other actions: finds who acts before anything else, and fails closed.
 *
 * ```ts
 * export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
 *   const { id } = await createProduct(ctx.actor, parsedInput);
 *   revalidatePath('/products');
 *   return { id, message: 'Product created.' };
 * });
 * ```
 */
export const action = publicAction.use(async ({ next }) => {
  const actor = await currentActor();
  if (!actor)
    throw new AppError('unauthenticated', 'Your session has ended. Sign in again; nothing was saved.');
  return next({ ctx: { actor } });
});

const anything = z.unknown();

/**
 * The input of an action: what a form posts (or an object) as its verb, or `schema`, takes it. A verb checks its
 * input itself, so that most actions need no schema. Wrong fields come out as `serverError` with `fieldErrors`, the
 * same from here and from a verb; `validationErrors` are never used.
 */
export function formInput<S extends z.ZodType = z.ZodUnknown>(
  schema?: S,
): z.ZodType<z.output<S>, FormData | object> {
  const convert = (input: FormData | object): z.output<S> =>
    parse<z.ZodType>(
      schema ?? anything,
      input instanceof FormData ? formValues(input) : input,
    ) as z.output<S>;
  return z
    .custom<FormData | object>((input) => typeof input === 'object' && input !== null)
    .transform(convert);
}

/** The input of an action on the chosen rows of a list. What is in it, the verb checks. */
export const chosen = formInput(z.object({ records: z.unknown().optional(), date: z.unknown().optional() }));

/** The input of an action that takes such an action back. */
export const taken = formInput(z.object({ undo: z.unknown().optional() }));

function asServerError(thrown: unknown): ServerError {
  const error = faultAsError(thrown);
  if (isAppError(error)) {
    const { kind, message, fieldErrors, retryAfter, code, links } = error;
    return {
      kind,
      message,
      fieldErrors,
      ...(retryAfter !== undefined && { retryAfter }),
      ...(code !== undefined && { code }),
      ...(links.length > 0 && { links }),
    };
  }
  const reference = randomUUID().slice(0, 8);
  console.error(`An action failed [${reference}]:`, withoutValues(error));
  return {
    kind: 'unexpected',
    message: `Something failed on the server, and nothing was saved. If it happens again, report it with the reference ${reference}.`,
    fieldErrors: {},
  };
}
