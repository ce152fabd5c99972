import { eq } from 'drizzle-orm';
import { type Reader, reader } from '#db/client';
import { licenseSet, licenses } from '#db/schema/environment';
import { settings } from '#db/schema/instance';
import type { LicenseEntry } from '#lib/contract/license-set';
import type { Identity } from '#lib/environment/identity/read';
import { unlicensed } from '#lib/license/evaluate';

/** The license set in force, without its licenses. */
export interface SetInForce extends Omit<typeof licenseSet.$inferSelect, 'id'> {
  /** The latest that this machine's clock has been seen at since a license file came into force. */
  clockSeenAt: Date | null;
}

export const SET_ROW = 1;

/** The row of the setting; its value is an instant, RFC 3339. */
export const CLOCK_SEEN = 'clock-seen';

/**
 * The last verified license set; `undefined` when there is none, or when it is for another environment: in a copy,
 * the original's licenses are not in force. A change of the endpoint or of the tenant leaves it in force.
 */
export async function setInForce(
  identity: Identity,
  from: Reader = reader(),
): Promise<SetInForce | undefined> {
  const [row] = await from
    .select({ set: licenseSet, seen: settings.value })
    .from(licenseSet)
    .leftJoin(settings, eq(settings.name, CLOCK_SEEN))
    .where(eq(licenseSet.id, SET_ROW));
  if (row?.set.environmentId !== identity.environmentId) return undefined;
  return { ...row.set, clockSeenAt: typeof row.seen === 'string' ? new Date(row.seen) : null };
}

/** The licenses of the set in force, by folded product name. */
export async function licensesInForce(from: Reader = reader()): Promise<Map<string, LicenseEntry>> {
  const rows = await from.select().from(licenses);
  // What an older version stored may lack a member that came later.
  return new Map(
    rows.map((row) => [row.productKey, { ...unlicensed(row.product), ...row.entry } as LicenseEntry]),
  );
}
