import type { ApiContext } from '#lib/http/bindings';
import { errorAsOAuth, oauthErrorResponse } from '#lib/http/oauth-error';
import { errorAsProblem, problemResponse } from '#lib/http/problem';
import { knownAt } from '#lib/http/routes';
import { errorAsScim, isScimPath, scimErrorResponse } from '#lib/http/scim/error';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';
import { faultAsError } from '#lib/storage/fault';

/** The one place where errors become answers. What is no AppError is a defect: logged, and masked. */
export function answerError(thrown: unknown, c: ApiContext): Response {
  const error = faultAsError(thrown);
  const invalidInput = knownAt(c.req.path)?.invalidInput;
  const scim = isScimPath(c.req.path);
  if (isAppError(error) && scim) return errorAsScim(error);
  if (isAppError(error)) return invalidInput ? errorAsOAuth(error, invalidInput) : errorAsProblem(error);
  // A sender who hung up in the middle of a body is no defect.
  if (!c.env.incoming.readableAborted)
    console.error(`${c.req.method} ${c.req.path} failed:`, withoutValues(error));
  if (scim) return scimErrorResponse(500, 'Something failed here, and has been logged.');
  return invalidInput
    ? oauthErrorResponse(500, 'server_error', 'Something failed here, and has been logged.')
    : problemResponse('internal-error');
}

/** What answers where nothing else does: a wrong method, or an address that there is not. */
export function answerUnknown(c: ApiContext): Response {
  const known = knownAt(c.req.path);
  if (isScimPath(c.req.path)) return answerUnknownScim(c, known?.methods);
  if (!known || known.methods.includes(c.req.method)) return problemResponse('not-found');
  const allow = { allow: known.methods.join(', ') };
  return known.invalidInput
    ? oauthErrorResponse(405, 'invalid_request', `Use ${known.methods.join(' or ')} here.`, allow)
    : problemResponse('method-not-allowed', {}, allow);
}

function answerUnknownScim(c: ApiContext, methods: readonly string[] | undefined): Response {
  if (!methods || methods.includes(c.req.method)) return scimErrorResponse(404, 'There is nothing here.');
  const allow = methods.join(', ');
  return scimErrorResponse(405, `Use ${allow} here.`, undefined, { allow });
}
