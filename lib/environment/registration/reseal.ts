import type { Writer } from '#db/client';
import { derivedFrom, type Resealer } from '#lib/crypto/seal';
import { readIdentity } from '#lib/environment/identity/read';
import {
  ATTEMPT,
  attemptMark,
  bindingOf,
  type Registration,
  storedRegistration,
  storeRegistration,
} from '#lib/environment/registration/state';

/** Seals the tokens of this environment anew, for another secret key, and lets its last attempt stand for it. */
export async function resealRegistration(tx: Writer, resealer: Resealer): Promise<void> {
  const stored = await storedRegistration(tx);
  if (!stored) return;
  const changed = { ...resealTokens(stored, resealer), ...(await remark(tx, stored, resealer)) };
  if (Object.keys(changed).length > 0) await storeRegistration(tx, changed);
}

function resealTokens(stored: Registration, { reseal }: Resealer): Partial<Registration> {
  const { issuer, tenantId, environmentId, sealedAccessToken, sealedRefreshToken } = stored;
  if (!issuer || !tenantId || !environmentId || !sealedAccessToken || !sealedRefreshToken) return {};
  const binding = bindingOf({ registrationEndpoint: issuer, tenantId, environmentId });
  return {
    sealedAccessToken: reseal(sealedAccessToken, binding) ?? sealedAccessToken,
    sealedRefreshToken: reseal(sealedRefreshToken, binding) ?? sealedRefreshToken,
  };
}

/**
 * Marks what was attempted for this environment with the key of the other secret. A key of a registration that waits
 * for its answer goes along; not one that was sent with a code, since nobody knows the code any more.
 */
async function remark(
  tx: Writer,
  stored: Registration,
  { from, to, reseal }: Resealer,
): Promise<Partial<Registration>> {
  const identity = await readIdentity(tx);
  if (!identity) return {};
  const marks = (extra: string) =>
    [from, to].map((secret) => attemptMark(identity, extra, derivedFrom(secret, ATTEMPT))) as [
      string,
      string,
    ];
  const [before, after] = marks('');
  const [keptFor, keptNext] = marks('registration ');
  const { attemptFor, idempotencyFor, sealedIdempotencyKey: kept } = stored;
  const changed: Partial<Registration> = {};
  if (attemptFor === before) changed.attemptFor = after;
  if (kept && idempotencyFor === keptFor) {
    changed.sealedIdempotencyKey = reseal(kept, keptFor, keptNext);
    changed.idempotencyFor = keptNext;
  }
  return changed;
}
