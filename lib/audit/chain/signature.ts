import { sign, verify } from 'node:crypto';
import type { AuditKey } from '#lib/audit/chain/key';

type Type = 'audit-head' | 'audit-checkpoint';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signingInput = (typ: Type, claims: object, kid: string): string =>
  `${encoded({ alg: 'EdDSA', kid, typ })}.${encoded(claims)}`;

/** `claims` as a compact JWS (RFC 7515, RFC 8037). At once, since it is made inside transactions. */
export function signClaims(typ: Type, claims: object, { kid, privateKey }: AuditKey): string {
  const input = signingInput(typ, claims, kid);
  return `${input}.${sign(null, Buffer.from(input), privateKey).toString('base64url')}`;
}

/** Whether `jws` says exactly `claims`, and was signed with `key`. */
export function isSigned(jws: string, typ: Type, claims: object, { kid, publicKey }: AuditKey): boolean {
  const input = signingInput(typ, claims, kid);
  const signature = Buffer.from(jws.slice(input.length + 1), 'base64url');
  return jws.startsWith(`${input}.`) && verify(null, Buffer.from(input), publicKey, signature);
}
