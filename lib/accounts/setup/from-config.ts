import { z } from 'zod';
import { newPassword, RESEMBLES_EMAIL, resemblesEmail } from '#lib/accounts/schema';
import { createConfiguredAdministrator } from '#lib/accounts/setup/first-administrator';
import { isSetupNeeded } from '#lib/accounts/setup/needed';
import { config } from '#lib/config/config';
import { isAppError } from '#lib/kernel/errors';
import { email } from '#lib/kernel/fields';

const settings = z
  .object({ ADMIN_EMAIL: email(), ADMIN_PASSWORD: newPassword().optional() })
  .refine((value) => !resemblesEmail(value.ADMIN_PASSWORD ?? '', value.ADMIN_EMAIL), {
    message: RESEMBLES_EMAIL,
    path: ['ADMIN_PASSWORD'],
  });

/**
 * Creates the administrator that `ADMIN_EMAIL` and `ADMIN_PASSWORD` name, when nobody has an account yet. Throws an
 * Error for the console when they cannot be used.
 */
export async function ensureAdministratorFromConfig(): Promise<void> {
  const { admin } = config();
  if (!admin || !(await isSetupNeeded())) return;
  const checked = settings.safeParse({ ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password });
  if (!checked.success) {
    const lines = checked.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings cannot be used:\n${lines.join('\n')}`);
  }
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = checked.data;
  try {
    await createConfiguredAdministrator({
      name: 'Administrator',
      email: ADMIN_EMAIL,
      password: ADMIN_PASSWORD,
    });
  } catch (error) {
    // Another instance, started at the same time, was first.
    if (!isAppError(error, 'conflict')) throw error;
  }
}
