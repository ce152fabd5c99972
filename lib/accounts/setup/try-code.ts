import type { Browser } from '#lib/accounts/sessions/browser';
import { isSetupCode } from '#lib/accounts/setup/needed';
import { countTry } from '#lib/limits/count';
import { senderOf } from '#lib/limits/sender';

/** Whether `code` opens the setup page, for who tries it. Throws `rate-limited` after many that do not. */
export async function trySetupCode(code: string, { address }: Browser): Promise<boolean> {
  if (await isSetupCode(code)) return true;
  await countTry([{ limit: 'refused-links', key: senderOf(address) }]);
  return false;
}
