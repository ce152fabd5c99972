import { createHash } from 'node:crypto';
import { inSeconds, LICENSE_VALIDATION_LIFETIME, LICENSE_VALIDATION_TYP } from '#lib/contract/licensing';
import type { LicenseValidation } from '#lib/contract/validation';
import { MINUTE, now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { singleton } from '#lib/kernel/singleton';
import { currentSigningKey, signJwt } from '#lib/licensing/signing-keys/sign';

/** All that a validation says, but when it said it. */
export type Said = Omit<LicenseValidation, 'iat' | 'exp' | 'jti'>;

const GOOD_FOR = MINUTE;
const MOST_KEPT = 10_000;

interface Kept {
  token: string;
  signedAt: number;
}

const kept = () => singleton('licensing.validations', () => new Map<string, Kept>());

/**
 * `said` as a compact JWS: signed afresh for who sent a nonce. To others the same words may be said again within a
 * minute, which spares the signature.
 */
export async function signedValidation(said: Said): Promise<string> {
  const key = await currentSigningKey();
  const at = now().getTime();
  const words = said.nonce === null ? digest(key.kid, said) : undefined;
  const before = words === undefined ? undefined : kept().get(words);
  if (before && at >= before.signedAt && at - before.signedAt < GOOD_FOR) return before.token;
  const claims: LicenseValidation = {
    ...said,
    iat: inSeconds(at),
    exp: inSeconds(at + LICENSE_VALIDATION_LIFETIME),
    jti: newId(),
  };
  const token = await signJwt(LICENSE_VALIDATION_TYP, claims, key);
  if (words !== undefined) keep(words, { token, signedAt: at });
  return token;
}

const digest = (kid: string, said: Said): string =>
  createHash('sha256')
    .update(JSON.stringify([kid, said]))
    .digest('base64url');

function keep(words: string, answer: Kept): void {
  if (kept().size >= MOST_KEPT) kept().clear();
  kept().set(words, answer);
}
