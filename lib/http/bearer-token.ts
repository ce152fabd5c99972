import type { IncomingMessage } from 'node:http';

/** The token of the Authorization header (RFC 6750 §2.1), if one came. */
export function bearerToken({ headers }: IncomingMessage): string | undefined {
  const header = headers.authorization;
  return header === undefined ? undefined : /^bearer +(\S+) *$/i.exec(header)?.[1];
}
