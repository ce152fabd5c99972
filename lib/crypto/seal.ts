import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { secretKey } from '#lib/config/secret-key';
import { singleton } from '#lib/kernel/singleton';

const keys = () => singleton('seal.keys', () => new Map<string, Buffer>());

/** A 256-bit key for one `purpose`, derived from the installation's secret (HKDF-SHA-256, RFC 5869). */
export function deriveKey(purpose: string): Buffer {
  const known = keys().get(purpose);
  if (known) return known;
  const key = derivedFrom(secretKey(), purpose);
  keys().set(purpose, key);
  return key;
}

/** As {@link deriveKey}, from another `secret`. */
export const derivedFrom = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'license-manager', purpose, 32));

const SEAL = 'seal';

/**
 * Encrypts `plaintext` (AES-256-GCM) so that only this installation can read it, and only for the same `binding`:
 * what it belongs to, such as the environment and issuer of a token.
 */
export const seal = (plaintext: string, binding: string): string =>
  sealBy(deriveKey(SEAL), plaintext, binding);

function sealBy(key: Buffer, plaintext: string, binding: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(binding));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64url')}`;
}

/** What was sealed, or `null` when it was sealed with another secret, for another binding, or was altered. */
export const unseal = (sealed: string, binding: string): string | null =>
  unsealBy(deriveKey(SEAL), sealed, binding);

function unsealBy(key: Buffer, sealed: string, binding: string): string | null {
  const bytes = Buffer.from(sealed.startsWith('v1.') ? sealed.slice(3) : '', 'base64url');
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(binding));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Seals anew what one secret has sealed, so that another opens it. */
export interface Resealer {
  from: string;
  to: string;
  /** What `to` opens already comes back as it is; `null` for what neither opens. `next` is for another binding. */
  reseal(sealed: string, binding: string, next?: string): string | null;
  /** How many values `to` opens now, and how many neither of the two does. */
  counts: { sealed: number; foreign: number };
}

export function resealer(from: string, to: string): Resealer {
  const [oldKey, newKey] = [derivedFrom(from, SEAL), derivedFrom(to, SEAL)];
  const counts = { sealed: 0, foreign: 0 };
  return {
    from,
    to,
    counts,
    reseal(sealed, binding, next = binding) {
      const text = unsealBy(oldKey, sealed, binding);
      if (text === null && unsealBy(newKey, sealed, next) === null) {
        counts.foreign += 1;
        return null;
      }
      counts.sealed += 1;
      return text === null ? sealed : sealBy(newKey, text, next);
    },
  };
}

/** Tells two secrets apart without saying anything of them. */
export const secretMark = (secret: string): string =>
  derivedFrom(secret, 'mark').toString('base64url').slice(0, 16);
