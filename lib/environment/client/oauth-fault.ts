import * as oauth from 'oauth4webapi';
import type { z } from 'zod';
import { fault, quoted } from '#lib/environment/client/fault';
import { isAppError } from '#lib/kernel/errors';

const notAService = (where: string, cause?: unknown) =>
  fault('not-a-service', `${where} is not a licensing service: it answers something else.`, { cause });

/** `error` of the OAuth library as a fault; what `where` refused with a code is left as {@link oauth.ResponseBodyError}. */
export function asFault(error: unknown, where: string): unknown {
  if (isAppError(error) || error instanceof oauth.ResponseBodyError) return error;
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    return fault('refused', `${where} refused the request (HTTP ${error.status}).`, { cause: error });
  }
  switch ((error as { code?: unknown }).code) {
    case oauth.JSON_ATTRIBUTE_COMPARISON:
      return wrongIssuer(where, ((error as Error).cause as { body?: { issuer?: unknown } })?.body?.issuer);
    case oauth.RESPONSE_IS_NOT_JSON:
    case oauth.RESPONSE_IS_NOT_CONFORM:
    case oauth.PARSE_ERROR:
      return notAService(where, error);
    case oauth.INVALID_RESPONSE:
      return fault('malformed', `${where} gave a malformed answer.`, { cause: error });
    default:
      return error;
  }
}

export const wrongIssuer = (where: string, said: unknown) =>
  fault(
    'wrong-issuer',
    `${where} says that it is another service${typeof said === 'string' ? ` (${quoted(said, 200)})` : ''}.`,
  );

/** `value` as `schema` says. Throws a fault `malformed` that names the first wrong field, and no value. */
export function expectShape<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') || 'the whole';
  throw fault('malformed', `${where} gave a malformed answer (${quoted(path, 100)}: ${issue?.message}).`);
}

/** The body of `answer` as JSON. Throws a fault `not-a-service` for anything else. */
export async function expectJson(answer: Response, where: string): Promise<unknown> {
  try {
    return await answer.json();
  } catch (cause) {
    throw notAService(where, cause);
  }
}
