import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import { transaction } from '#db/client';
import { clients } from '#db/schema/licensing';
import { LICENSE_SET_TYP } from '#lib/contract/licensing';
import { DAY, MINUTE, now } from '#lib/kernel/clock';
import { countUp } from '#lib/kernel/counters';
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
  const cached = cachedAnswer(client.clientId, key, client.licenseSetSignedAt);
  const etag = cached?.etag ?? etagOf(key);
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, etag)) return { etag, token: null };
  if (cached) return cached;

  const signedAt = notBefore(client.licenseSetSignedAt);
  const { claims, granted } = await buildLicenseSet(client, products.names, signedAt);
  const token = await signJwt(LICENSE_SET_TYP, claims, signingKey);
  countUp(LICENSE_SETS_SIGNED);
  await noteSigned(client.clientId, signedAt);
  // A grant has just made another revision, under which the next request will ask.
  if (!granted) keepAnswer(client.clientId, { key, etag, token, signedAt: signedAt.getTime() });
  return { etag, token };
}

/** What is counted under this name: lib/kernel/counters.ts. */
export const LICENSE_SETS_SIGNED = 'license sets signed';

/** How far clocks of instances may be apart; what is issued further ahead was issued by a clock that was wrong. */
const CLOCKS_APART = MINUTE;

/** Now, or when another instance whose clock is ahead signed last: for an environment no set is older than the one before. */
function notBefore(lastSigned: Date | null): Date {
  const at = now();
  const ahead = (lastSigned?.getTime() ?? 0) - at.getTime();
  return lastSigned && ahead > 0 && ahead <= CLOCKS_APART ? lastSigned : at;
}

/** Tells the other instances, before the environment has the set, that theirs are out of date. */
async function noteSigned(clientId: string, signedAt: Date): Promise<void> {
  const known = clients.licenseSetSignedAt;
  const isOlder = or(
    isNull(known),
    lt(known, signedAt),
    gt(known, new Date(signedAt.getTime() + CLOCKS_APART)),
  );
  await transaction((tx) =>
    tx
      .update(clients)
      .set({ licenseSetSignedAt: signedAt })
      .where(and(eq(clients.id, clientId), isOlder)),
  ).catch(() => {
    // A database that takes no writes still has licenses to give.
  });
}

/** Weak (RFC 9110 §8.8.1): two instances sign the same content to different bytes. */
const etagOf = (key: string): string => `W/"${createHash('sha256').update(key).digest('base64url')}"`;

/** RFC 9110 §13.1.2, by weak comparison. */
function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const opaque = etag.slice(2);
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === opaque);
}
