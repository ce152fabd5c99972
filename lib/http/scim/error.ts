import { problems } from '#lib/contract/problem';
import { headersOf, problemOf } from '#lib/http/problem';
import { urns } from '#lib/http/scim/urns';
import type { AppError } from '#lib/kernel/errors';

/** Whether what answers at `path` answers as RFC 7644 says. */
export const isScimPath = (path: string): boolean => path === '/scim' || path.startsWith('/scim/');

/** The words of RFC 7644 §3.12 that an error's code may be; other codes are ours. */
const scimTypes = ['invalidFilter', 'invalidPath', 'invalidSyntax', 'invalidValue', 'mutability', 'noTarget'];

/** The attributes whose fields are called otherwise. */
const attributeNames: Record<string, string> = {
  enabled: 'active',
  email: 'emails',
  name: 'displayName',
  models: 'modules',
};
const UNIQUE = ['userName', 'name'];

/** An error as RFC 7644 §3.12 says. */
export function scimErrorResponse(
  status: number,
  detail: string,
  scimType?: string,
  headers: Record<string, string> = {},
): Response {
  const body = { schemas: [urns.error], status: String(status), ...(scimType && { scimType }), detail };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'cache-control': 'no-store', ...headers, 'content-type': 'application/scim+json' },
  });
}

export function errorAsScim(error: AppError): Response {
  const problem = problemOf(error);
  const headers = headersOf(error, problem);
  const fields = Object.entries(error.fieldErrors);
  const detail =
    fields.length > 0
      ? fields.map(([field, messages]) => `${nameOf(field)}: ${messages.join(' ')}`).join(' ')
      : error.message;
  if (problem === 'malformed-request') return scimErrorResponse(400, detail, 'invalidSyntax', headers);
  if (error.kind === 'invalid' && problem === 'invalid-request') {
    const type = error.code !== undefined && scimTypes.includes(error.code) ? error.code : 'invalidValue';
    return scimErrorResponse(400, detail, type, headers);
  }
  const taken = error.kind === 'conflict' && fields.some(([field]) => UNIQUE.includes(field));
  return scimErrorResponse(problems[problem].status, detail, taken ? 'uniqueness' : undefined, headers);
}

function nameOf(field: string): string {
  const [first = '', ...rest] = field.split('.');
  return [attributeNames[first] ?? first, ...rest].join('.');
}
