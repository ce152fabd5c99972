import { createHash } from 'node:crypto';
import { LICENSE_SET_TYP } from '#lib/contract/licensing';
import { DAY, now } from '#lib/kernel/clock';
import { cachedAnswer, keepAnswer } from '#lib/licensing/license-set/answer-cache';
import { buildLicenseSet } from '#lib/licensing/license-set/build';
import type { NamedProducts } from '#lib/licensing/license-set/products';
import { currentSigningKey, signJwt } from '#lib/licensing/signing-keys/sign';
import type { RegisteredClient } from '#lib/licensing/tokens/authenticate';

export interface LicenseSetAnswer {
  etag: string;
  /** The compact JWS; null where the environment has it already. */
  token: string | null;
}

/**
 * The signed license set of `client`, with an entry for each of its customer's products and each named one.
 * `ifNoneMatch` is the header as sent.
 */
export async function answerLicenseSet(
  client: RegisteredClient,
  products: NamedProducts,
  ifNoneMatch: string | undefined,
): Promise<LicenseSetAnswer> {
  const signingKey = await currentSigningKey();
  // By number, not by name: this runs for each request.
  const utcDay = Math.floor(now().getTime() / DAY);
  const key = `${client.clientId} ${client.customerId} ${client.licenseRevision} ${client.catalogueRevision ?? 0} ${client.environmentRevision} ${client.environmentActive} ${signingKey.kid} ${utcDay} ${products.key}`;
  const cached = cachedAnswer(client.clientId, key);
  const etag = cached?.etag ?? etagOf(key);
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, etag)) return { etag, token: null };
  if (cached) return cached;

  const { claims, granted } = await buildLicenseSet(client, products.names);
  const token = await signJwt(LICENSE_SET_TYP, claims, signingKey);
  // A grant has just made another revision, under which the next request will ask.
  if (!granted) keepAnswer(client.clientId, { key, etag, token, signedAt: now().getTime() });
  return { etag, token };
}

/** Weak (RFC 9110 §8.8.1): two instances sign the same content to different bytes. */
const etagOf = (key: string): string => `W/"${createHash('sha256').update(key).digest('base64url')}"`;

/** RFC 9110 §13.1.2, by weak comparison. */
function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const opaque = etag.slice(2);
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === opaque);
}
