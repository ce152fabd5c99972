import { desc } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { signingKeys } from '#db/schema/licensing';
import { MINUTE, now } from '#lib/kernel/clock';
import type { GeneratedKey } from '#lib/licensing/signing-keys/generate';
import type { SigningKey } from '#lib/licensing/signing-keys/list';
import { takeTurns } from '#lib/records/take-turns';

/** Verifiers must have seen a key 10 minutes before it signs; the rest is for caches and clocks. */
const PUBLISHED_BEFORE_USE = 15 * MINUTE;

/** The newest key, once no other transaction can add one before this one ends. */
export async function newestKey(tx: Writer): Promise<SigningKey | undefined> {
  await takeTurns(tx, 'signing-keys');
  const [newest] = await tx.select().from(signingKeys).orderBy(desc(signingKeys.signsFrom)).limit(1);
  return newest;
}

/** Adds `key`: the first signs at once, a later one in 15 minutes. Returns the time from which it signs. */
export async function publishKey(tx: Writer, key: GeneratedKey, isFirst: boolean): Promise<Date> {
  const createdAt = now();
  const signsFrom = isFirst ? createdAt : new Date(createdAt.getTime() + PUBLISHED_BEFORE_USE);
  await tx.insert(signingKeys).values({ ...key, publicJwk: { ...key.publicJwk }, createdAt, signsFrom });
  return signsFrom;
}
