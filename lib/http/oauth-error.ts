import { oauthErrorCodes } from '#lib/contract/oauth';
import { problems } from '#lib/contract/problem';
import { registrationErrorCodes } from '#lib/contract/registration';
import { headersOf, problemOf } from '#lib/http/problem';
import type { AppError, FieldErrors } from '#lib/kernel/errors';

const codes: readonly string[] = [...oauthErrorCodes, ...registrationErrorCodes];

/** An answer as RFC 6749 §5.2 and RFC 7591 §3.2.2 say. Strict clients refuse any other. */
export function oauthErrorResponse(
  status: number,
  error: string,
  description: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify({ error, error_description: printable(description) }), {
    status,
    headers: { 'cache-control': 'no-store', ...headers, 'content-type': 'application/json' },
  });
}

/** `error` as an OAuth error; `invalidInput` is what fields that are missing or wrong are called here. */
export function errorAsOAuth(error: AppError, invalidInput: string): Response {
  const problem = problemOf(error);
  const headers = headersOf(error, problem);
  if (error.code !== undefined && codes.includes(error.code)) {
    return oauthErrorResponse(400, error.code, error.message, headers);
  }
  if (problem === 'invalid-request') {
    return oauthErrorResponse(400, invalidInput, inWords(error.fieldErrors) || error.message, headers);
  }
  const { status } = problems[problem];
  const code =
    status === 429 || status === 503
      ? 'temporarily_unavailable'
      : status >= 500
        ? 'server_error'
        : 'invalid_request';
  return oauthErrorResponse(status, code, error.message, headers);
}

const inWords = (errors: FieldErrors): string =>
  Object.entries(errors)
    .map(([path, messages]) => `${path || 'The body'}: ${messages.join(' ')}`)
    .join(' ');

/** RFC 6749 §5.2 allows printable ASCII without quotation mark and backslash. */
const printable = (description: string): string =>
  description.replace(/["\\]/g, "'").replace(/[^\x20-\x7e]/g, '?');
