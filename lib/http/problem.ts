import { config } from '#lib/config/config';
import {
  isProblemName,
  type ProblemDetails,
  type ProblemName,
  problems,
  problemType,
} from '#lib/contract/problem';
import type { AppError, ErrorKind } from '#lib/kernel/errors';

const problemOfKind: Record<ErrorKind, ProblemName> = {
  invalid: 'invalid-request',
  unauthenticated: 'unauthorized',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  conflict: 'conflict',
  'rate-limited': 'too-many-requests',
  unavailable: 'unavailable',
};

/** The problem that an error is on the wire: by its code where that names one, else by its kind. */
export function problemOf(error: AppError): ProblemName {
  return error.code !== undefined && isProblemName(error.code) ? error.code : problemOfKind[error.kind];
}

/** The headers that an error's answer has, whatever the shape of its body. */
export function headersOf(error: AppError, problem: ProblemName): Record<string, string> {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (error.retryAfter !== undefined) headers['retry-after'] = String(error.retryAfter);
  // The rest of the body is not waited for.
  if (problem === 'content-too-large') headers.connection = 'close';
  if (problem === 'unauthorized') headers['www-authenticate'] = challenge(error.code);
  if (problem === 'insufficient-scope') headers['www-authenticate'] = 'Bearer error="insufficient_scope"';
  return headers;
}

/** RFC 6750 §3: who sent no token is told the scheme, and nothing of an error. */
const challenge = (code: string | undefined): string =>
  code === undefined || code === 'token-missing' ? 'Bearer' : 'Bearer error="invalid_token"';

/** An answer as RFC 9457 says. */
export function problemResponse(
  name: ProblemName,
  details: Partial<Pick<ProblemDetails, 'detail' | 'errors' | 'code'>> = {},
  headers: Record<string, string> = {},
): Response {
  const { status, title } = problems[name];
  const body: ProblemDetails = { type: problemType(config().publicUrl, name), title, status, ...details };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'cache-control': 'no-store', ...headers, 'content-type': 'application/problem+json' },
  });
}

/** `error` as a problem. */
export function errorAsProblem(error: AppError): Response {
  const name = problemOf(error);
  const hasFields = Object.keys(error.fieldErrors).length > 0;
  const ownCode = error.code !== undefined && !isProblemName(error.code) ? error.code : undefined;
  return problemResponse(
    name,
    {
      detail: error.message,
      ...(hasFields && { errors: error.fieldErrors }),
      ...(ownCode !== undefined && { code: ownCode }),
    },
    headersOf(error, name),
  );
}
