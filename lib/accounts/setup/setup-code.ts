import { transaction } from '#db/client';
import { settings } from '#db/schema/instance';
import { isSetupNeeded, SETUP_CODE } from '#lib/accounts/setup/needed';
import { hashToken, randomToken } from '#lib/crypto/tokens';

/**
 * A new one-time code for the setup page, or `null` when somebody has an account already. Only its hash is kept, so
 * that each start makes a new one; the last one is good.
 */
export async function ensureSetupCode(): Promise<string | null> {
  if (!(await isSetupNeeded())) return null;
  const code = randomToken();
  const value = hashToken(code);
  await transaction((tx) =>
    tx
      .insert(settings)
      .values({ name: SETUP_CODE, value })
      .onConflictDoUpdate({ target: settings.name, set: { value } }),
  );
  return code;
}
