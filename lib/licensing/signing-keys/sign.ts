import { createPrivateKey, type KeyObject } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { unseal } from '#lib/crypto/seal';
import { now } from '#lib/kernel/clock';
import { singleton } from '#lib/kernel/singleton';
import { ensureSigningKey } from '#lib/licensing/signing-keys/ensure';
import { keyBinding } from '#lib/licensing/signing-keys/generate';
import { keyInUse, listSigningKeys, type SigningKey } from '#lib/licensing/signing-keys/list';

const opened = () => singleton('licensing.private-keys', () => new Map<string, KeyObject>());

/** The key that signs now; the first is made if there is none yet. */
export async function currentSigningKey(): Promise<SigningKey> {
  const key = keyInUse(await listSigningKeys(), now());
  if (key) return key;
  await ensureSigningKey();
  const made = keyInUse(await listSigningKeys(), now());
  if (!made)
    throw new Error('No signing key is in use: the clock is before the time from which the first signs.');
  return made;
}

function privateKeyOf({ kid, sealedPrivateKey }: SigningKey): KeyObject {
  const known = opened().get(kid);
  if (known) return known;
  const pem = unseal(sealedPrivateKey, keyBinding(kid));
  if (pem === null) {
    throw new Error(
      `The signing key ${kid} was sealed with another secret. Give this instance the SECRET_KEY (or the file secret-key of the data folder) with which the database was made.`,
    );
  }
  const key = createPrivateKey(pem);
  opened().set(kid, key);
  return key;
}

/** `claims` as a compact JWS of type `typ`. Throws when `key` was sealed with another secret than this instance's. */
export const signJwt = (typ: string, claims: JWTPayload, key: SigningKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid: key.kid, typ }).sign(privateKeyOf(key));
