import { eq } from 'drizzle-orm';
import { transaction, type Writer } from '#db/client';
import { settings } from '#db/schema/instance';
import { keyedHash } from '#lib/crypto/keyed-hash';
import { conflict } from '#lib/kernel/errors';

const SETTING = 'shared-secret';

/** Says of the secret key which one it is, and nothing else. */
const mark = () => keyedHash(SETTING, SETTING);

/**
 * Refuses to share a database that is `inUse` with instances of another secret key: what one seals and signs, the
 * others could not read. Alone with a database, this instance may have another one than was there before, as with a
 * restored copy. Returns lines for the console; throws an AppError for it.
 */
export async function checkSharedSecret(inUse: boolean): Promise<string[]> {
  const own = mark();
  return transaction(async (tx) => {
    await tx.insert(settings).values({ name: SETTING, value: own }).onConflictDoNothing();
    const [kept] = await tx.select().from(settings).where(eq(settings.name, SETTING));
    if (kept?.value === own) return [];
    if (inUse)
      throw conflict(
        'This database is in use by instances with another SECRET_KEY. Give all instances of an installation the same SECRET_KEY. (If this is to be the only instance, end every other connection to the database first.)',
      );
    await tx.update(settings).set({ value: own }).where(eq(settings.name, SETTING));
    return [
      'The secret key is not the one that this database was used with before. What was sealed with that one (signing keys, the registration of the environment) cannot be read until it is back.',
    ];
  });
}

/** After all was sealed with another secret key: the next instance says which one it is. */
export async function forgetSharedSecret(tx: Writer): Promise<void> {
  await tx.delete(settings).where(eq(settings.name, SETTING));
}
