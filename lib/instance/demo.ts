import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfiguredAdministrator } from '#lib/accounts/setup/first-administrator';
import { isSetupNeeded } from '#lib/accounts/setup/needed';
import { config } from '#lib/config/config';
import { isAppError } from '#lib/kernel/errors';
import { fillWithSampleData } from '#lib/sample/fill';

const EMAIL = 'administrator@example.com';

/**
 * Fills an empty instance with sample data and gives it an administrator, unless the settings or the setup page are
 * to give one. Returns lines for the console.
 */
export async function prepareDemo(): Promise<string[]> {
  try {
    await fillWithSampleData();
  } catch (error) {
    // Not the first start: what is there stays as it is.
    if (!isAppError(error, 'conflict')) throw error;
  }
  if (config().admin || !config().localAccounts) return [];
  const password = demoPassword();
  if (await isSetupNeeded()) {
    const account = { name: 'Demo Administrator', email: EMAIL, password };
    await createConfiguredAdministrator(account, 'for the demo');
  }
  return [`Sign in as ${EMAIL} with the password ${password}`];
}

/** Generated once into the data folder (mode 0600), so that each start of the demo can print it again. */
function demoPassword(): string {
  const file = join(config().dataDir, 'demo-password');
  try {
    writeFileSync(file, randomBytes(12).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
