import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { Reader } from '#db/client';
import { settings } from '#db/schema/instance';
import { seal, unseal } from '#lib/crypto/seal';
import { AppError } from '#lib/kernel/errors';

/** The setting that holds the key of this installation's audit logs, its private half sealed. */
export const AUDIT_KEY = 'audit-key';

export interface SealedAuditKey {
  /** RFC 7638 thumbprint of the public key. */
  kid: string;
  sealedPrivateKey: string;
}

export interface AuditKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** To what the sealed private key is bound. */
export const auditKeyBinding = (kid: string): string => `audit-key:${kid}`;

/** A new Ed25519 key, as it is kept. */
export async function generateAuditKey(): Promise<SealedAuditKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const kid = await calculateJwkThumbprint(publicKey.export({ format: 'jwk' }) as JWK);
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { kid, sealedPrivateKey: seal(pem, auditKeyBinding(kid)) };
}

/**
 * The key of the audit logs, if one was made. The public half comes from what was sealed: whoever holds the database
 * alone could put another one beside it. Throws `unavailable` when it was sealed with another secret.
 */
export async function findAuditKey(from: Reader): Promise<AuditKey | undefined> {
  const [row] = await from.select().from(settings).where(eq(settings.name, AUDIT_KEY));
  if (!row) return undefined;
  const { kid, sealedPrivateKey } = row.value as SealedAuditKey;
  const pem = unseal(String(sealedPrivateKey), auditKeyBinding(String(kid)));
  if (pem === null)
    throw new AppError(
      'unavailable',
      'The key of the audit logs was exchanged, or was sealed with another secret. Give this instance the SECRET_KEY (or the file secret-key of the data folder) with which the database was made.',
    );
  const privateKey = createPrivateKey(pem);
  return { kid, privateKey, publicKey: createPublicKey(privateKey) };
}

/** The public key, for whoever verifies an export. */
export const publicJwk = ({ kid, publicKey }: AuditKey): JWK => ({
  ...(publicKey.export({ format: 'jwk' }) as JWK),
  kid,
  use: 'sig',
  alg: 'EdDSA',
});
