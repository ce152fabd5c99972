import { eq } from 'drizzle-orm';
import { type Reader, reader, type Writer } from '#db/client';
import { settings } from '#db/schema/instance';

/** A key of the publisher that somebody here has compared and trusts: what it signed is the publisher's. */
export interface PinnedKey {
  /** RFC 7638, of the key; also its key ID. */
  thumbprint: string;
  alg: string;
  jwk: Record<string, unknown>;
  /** RFC 3339. */
  pinnedAt: string;
  pinnedBy: string;
}

/** The row of the setting. */
const PUBLISHER_KEYS = 'publisher-keys';

/** The newest last. */
export async function pinnedKeys(from: Reader = reader()): Promise<PinnedKey[]> {
  const [row] = await from.select().from(settings).where(eq(settings.name, PUBLISHER_KEYS));
  return (row?.value ?? []) as PinnedKey[];
}

export async function storePinnedKeys(tx: Writer, keys: PinnedKey[]): Promise<void> {
  await tx
    .insert(settings)
    .values({ name: PUBLISHER_KEYS, value: keys })
    .onConflictDoUpdate({ target: settings.name, set: { value: keys } });
}
