import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { licenseSet, licenses } from '#db/schema/environment';
import { settings } from '#db/schema/instance';
import type { Identity } from '#lib/environment/identity/read';
import { compareSets } from '#lib/environment/refresh/compare';
import { type Fetched, refuseOlder } from '#lib/environment/refresh/fetch';
import { CLOCK_SEEN, licensesInForce, SET_ROW, setInForce } from '#lib/environment/refresh/in-force';
import { now } from '#lib/kernel/clock';
import { fold } from '#lib/kernel/text';

const CHUNK = 200;

/** Puts a verified set in force, all of it or nothing. Returns what changed, in words. */
export async function replaceLicenses(
  tx: Writer,
  identity: Identity,
  { issuer, etag, source, set }: Fetched,
  askedFor: string,
): Promise<string[]> {
  const former = await setInForce(identity, tx);
  // Again, and now for certain: another refresh may have been faster.
  refuseOlder(set.iat, issuer, former);
  const after = new Map(set.licenses.map((entry) => [fold(entry.product), entry]));
  const changes = compareSets(former ? await licensesInForce(tx) : new Map(), after);
  await tx.delete(licenses);
  const rows = [...after].map(([productKey, entry]) => ({
    productKey,
    product: entry.product,
    entry: { ...entry },
    expiresOn: entry.terms?.expires_on ?? null,
  }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    await tx.insert(licenses).values(rows.slice(start, start + CHUNK));
  }
  const at = now();
  const values = {
    issuer,
    environmentId: set.sub,
    tenantId: identity.tenantId,
    jti: set.jti,
    issuedAt: new Date(set.iat * 1000),
    expiresAt: new Date(set.exp * 1000),
    etag,
    source,
    askedFor,
    environmentActive: set.environment_active,
    licenseHolder: set.license_holder,
    fetchedAt: former && changes.length === 0 ? former.fetchedAt : at,
    checkedAt: at,
    clockNoticedAt: null,
  };
  await tx
    .insert(licenseSet)
    .values({ id: SET_ROW, ...values })
    .onConflictDoUpdate({ target: licenseSet.id, set: values });
  // What was seen before may have been a clock that ran ahead; what is verified is not.
  await tx.delete(settings).where(eq(settings.name, CLOCK_SEEN));
  return changes;
}
