import { createHmac } from 'node:crypto';
import { decodeJwt, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { LICENSE_SET_TYP } from '#lib/contract/licensing';
import { altered } from './misdeeds.ts';
import type { FaultProxy, Misdeed, Whole } from './proxy.ts';

/** Somebody who can put own answers in the place of the service's. */
export interface Forger {
  /** Signs license sets anew with an own key, under the `kid` of the right one, which stays published. */
  withOwnKey: Misdeeds;
  /** The same, under a `kid` that nobody publishes. */
  withHiddenKey: Misdeeds;
  /** Not signed at all. */
  unsigned: Misdeeds;
  /** Signed with the public key as if it were a secret that both sides share. */
  withPublicKeyAsSecret: Misdeeds;
  /** The service's own key is taken over, too: everything fits but for what the claims say. */
  saying(claims: JWTPayload, header?: { typ?: string }): Misdeeds;
}
type Misdeeds = FaultProxy['misdeeds'];

const KID = 'forged';

export async function forger(): Promise<Forger> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: KID, use: 'sig', alg: 'RS256' };
  const published = await exportSPKI(publicKey);
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  /** The license set with its claims as they are, and these. */
  const anew = (sign: (claims: JWTPayload, kid: string) => Promise<string> | string): Misdeed =>
    altered(async (whole) => {
      const jws = whole.body.toString();
      const { kid } = JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString());
      return { ...whole, body: Buffer.from(await sign(decodeJwt(jws), kid)) };
    });
  const signed = (claims: JWTPayload, header: { kid: string; typ?: string }) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: LICENSE_SET_TYP, ...header })
      .sign(privateKey);
  const ownKeys = altered((whole: Whole) => ({
    ...whole,
    body: Buffer.from(JSON.stringify({ keys: [jwk] })),
  }));

  return {
    withOwnKey: { licenses: anew((claims, kid) => signed(claims, { kid })) },
    withHiddenKey: { licenses: anew((claims) => signed(claims, { kid: KID })) },
    unsigned: {
      licenses: anew((claims) => `${encoded({ alg: 'none', typ: LICENSE_SET_TYP })}.${encoded(claims)}.`),
    },
    withPublicKeyAsSecret: {
      jwks: ownKeys,
      licenses: anew((claims) => {
        const text = `${encoded({ alg: 'HS256', typ: LICENSE_SET_TYP, kid: KID })}.${encoded(claims)}`;
        return `${text}.${createHmac('sha256', published).update(text).digest('base64url')}`;
      }),
    },
    saying: (changes, header = {}) => ({
      jwks: ownKeys,
      licenses: anew((claims) => signed({ ...claims, ...changes }, { kid: KID, ...header })),
    }),
  };
}
