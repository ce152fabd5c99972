import { eq } from 'drizzle-orm';
import { type Reader, reader } from '#db/client';
import { settings, users } from '#db/schema/instance';
import { hashToken } from '#lib/crypto/tokens';

/** The row of the setting that keeps the hash of the one-time code. */
export const SETUP_CODE = 'setup-code';

/** Whether nobody has an account yet. */
export async function isSetupNeeded(from: Reader = reader()): Promise<boolean> {
  const [anybody] = await from.select({ id: users.id }).from(users).limit(1);
  return !anybody;
}

/** Whether `code` is the one that opens the setup page now. */
export async function isSetupCode(code: string, from: Reader = reader()): Promise<boolean> {
  const [kept] = await from
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.name, SETUP_CODE))
    .limit(1);
  return kept?.value === hashToken(code);
}
