import type { ApiContext } from '#lib/http/bindings';

/** The token of the Authorization header (RFC 6750 §2.1), if one came. */
export function bearerToken(c: ApiContext): string | undefined {
  const header = c.env.incoming.headers.authorization;
  return header === undefined ? undefined : /^bearer +(\S+) *$/i.exec(header)?.[1];
}
