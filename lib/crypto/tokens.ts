import { createHash, randomBytes } from 'node:crypto';

/** An unguessable token: `prefix` and 256 random bits, base64url. */
export const randomToken = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');

/** What is stored of a token. Plain SHA-256 suffices: the token itself is 256 random bits. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code that a person types: 20 characters (98 bits) without look-alikes, in groups of five. */
export function randomCode(): string {
  const limit = 256 - (256 % ALPHABET.length);
  let code = '';
  while (code.length < 20) {
    for (const byte of randomBytes(32))
      if (byte < limit && code.length < 20) code += ALPHABET[byte % ALPHABET.length];
  }
  return code.match(/.{5}/g)?.join('-') ?? code;
}

/** A typed code as it is compared: upper case, without spaces and dashes. */
export const normalizeCode = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');
