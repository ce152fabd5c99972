import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, type JWK } from 'jose';
import { config } from '#lib/config/config';
import { seal } from '#lib/crypto/seal';

export interface GeneratedKey {
  /** RFC 7638 thumbprint of the public key. */
  kid: string;
  alg: string;
  publicJwk: JWK;
  sealedPrivateKey: string;
}

/** To what a sealed private key is bound. */
export const keyBinding = (kid: string): string => `signing-key:${kid}`;

/** A new key pair of the configured algorithm, its private half sealed. Takes up to a second for RSA. */
export async function generateSigningKey(): Promise<GeneratedKey> {
  const alg = config().signingAlg;
  const pair = await generateKeyPair(alg, { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    kid,
    alg,
    publicJwk: { ...jwk, kid, use: 'sig', alg },
    sealedPrivateKey: seal(await exportPKCS8(pair.privateKey), keyBinding(kid)),
  };
}
