import { eq } from 'drizzle-orm';
import { type Reader, reader } from '#db/client';
import { settings, users } from '#db/schema/instance';
import { keyedHash } from '#lib/crypto/keyed-hash';
import { hashToken } from '#lib/crypto/tokens';

/** The setting that the one-time code is derived from; a random value, worth nothing without the secret key. */
export const SETUP_CODE = 'setup-code';

/** Whether nobody has an account yet. */
export async function isSetupNeeded(from: Reader = reader()): Promise<boolean> {
  const [anybody] = await from.select({ id: users.id }).from(users).limit(1);
  return !anybody;
}

/** The one-time code for the value of {@link SETUP_CODE}: the same on all instances, and in no database. */
export const setupCodeOf = (value: string): string => keyedHash('setup-code', value);

/** Whether `code` is the one that opens the setup page now. */
export async function isSetupCode(code: string): Promise<boolean> {
  const [kept] = await reader()
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.name, SETUP_CODE))
    .limit(1);
  return kept !== undefined && hashToken(code) === hashToken(setupCodeOf(String(kept.value)));
}
