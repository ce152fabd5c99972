import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { secretKey } from '#lib/config/secret-key';
import { singleton } from '#lib/kernel/singleton';

const keys = () => singleton('seal.keys', () => new Map<string, Buffer>());

/** A 256-bit key for one `purpose`, derived from the installation's secret (HKDF-SHA-256, RFC 5869). */
export function deriveKey(purpose: string): Buffer {
  const known = keys().get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', secretKey(), 'license-manager', purpose, 32));
  keys().set(purpose, key);
  return key;
}

/**
 * Encrypts `plaintext` (AES-256-GCM) so that only this installation can read it, and only for the same `binding`:
 * what it belongs to, such as the environment and issuer of a token.
 */
export function seal(plaintext: string, binding: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', deriveKey('seal'), iv);
  cipher.setAAD(Buffer.from(binding));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64url')}`;
}

/** What was sealed, or `null` when it was sealed with another secret, for another binding, or was altered. */
export function unseal(sealed: string, binding: string): string | null {
  const bytes = Buffer.from(sealed.startsWith('v1.') ? sealed.slice(3) : '', 'base64url');
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', deriveKey('seal'), bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(binding));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
