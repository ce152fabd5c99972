import { base64url, calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { publisherKeysFile, readJsonFile } from '#lib/contract/offline';
import { AppError } from '#lib/kernel/errors';

/** A key of a file of publisher keys. */
export interface OfferedKey {
  thumbprint: string;
  alg: string;
  jwk: JWK;
}

const WHAT = 'a file of publisher keys';
const MOST_KEYS = 20;
const RSA_BYTES = 2048 / 8;

/** What a public key consists of; nothing else of a key is looked at or kept. */
const members: Record<string, { kty: string; names: string[] }> = {
  RS256: { kty: 'RSA', names: ['n', 'e'] },
  ES256: { kty: 'EC', names: ['crv', 'x', 'y'] },
};

/** The keys in a file of publisher keys. Throws an AppError `invalid` where one of them could not be trusted. */
export async function readKeysFile(content: string): Promise<OfferedKey[]> {
  const { keys } = readJsonFile(publisherKeysFile, content, WHAT);
  if (keys.length === 0) throw refused('it has no key.');
  if (keys.length > MOST_KEYS) throw refused(`it has more than ${MOST_KEYS} keys.`);
  const offered = new Map<string, OfferedKey>();
  for (const key of keys) {
    const read = await readKey(key);
    offered.set(read.thumbprint, read);
  }
  return [...offered.values()];
}

async function readKey(given: Record<string, unknown>): Promise<OfferedKey> {
  if ('d' in given || 'k' in given) {
    throw refused('it has a private or secret key in it, which must never leave the publisher.');
  }
  const { kty, alg, use } = given;
  const expected = typeof alg === 'string' && Object.hasOwn(members, alg) ? members[alg] : undefined;
  if (!expected || kty !== expected.kty || use !== 'sig') {
    throw refused('it has a key that is not for signing with RS256 or ES256.');
  }
  const jwk = { kty, ...Object.fromEntries(expected.names.map((name) => [name, given[name]])) } as JWK;
  const thumbprint = await thumbprintOf(jwk, String(alg));
  if (given.kid !== thumbprint) throw refused('it has a key whose ID is not its thumbprint (RFC 7638).');
  return { thumbprint, alg: String(alg), jwk: { ...jwk, kid: thumbprint, use: 'sig', alg: String(alg) } };
}

async function thumbprintOf(jwk: JWK, alg: string): Promise<string> {
  try {
    await importJWK(jwk, alg);
    if (jwk.kty === 'RSA' && base64url.decode(String(jwk.n)).length < RSA_BYTES)
      throw new Error('Too short.');
    return await calculateJwkThumbprint(jwk);
  } catch (cause) {
    throw refused('it has a key that cannot be read, or is shorter than 2048 bits.', cause);
  }
}

const refused = (why: string, cause?: unknown) =>
  new AppError('invalid', `This is not ${WHAT} that can be used: ${why}`, { cause });
