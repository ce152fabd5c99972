import { eq } from 'drizzle-orm';
import { transaction } from '#db/client';
import { settings } from '#db/schema/instance';
import { isSetupNeeded, SETUP_CODE, setupCodeOf } from '#lib/accounts/setup/needed';
import { randomToken } from '#lib/crypto/tokens';

/**
 * The one-time code for the setup page, or `null` when somebody has an account already. Every instance and every start
 * gives the same, so that any address that was printed is good.
 */
export async function ensureSetupCode(): Promise<string | null> {
  if (!(await isSetupNeeded())) return null;
  return transaction(async (tx) => {
    await tx.insert(settings).values({ name: SETUP_CODE, value: randomToken() }).onConflictDoNothing();
    const [kept] = await tx.select().from(settings).where(eq(settings.name, SETUP_CODE));
    return setupCodeOf(String(kept?.value));
  });
}
