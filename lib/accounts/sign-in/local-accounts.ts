import { providerName } from '#lib/accounts/single-sign-on/name';
import { config } from '#lib/config/config';
import { AppError } from '#lib/kernel/errors';

/** Why no password is kept or asked for, where people sign in at the OpenID Provider alone; else nothing. */
export const withoutPasswords = (): string | undefined =>
  config().localAccounts ? undefined : `People sign in with ${providerName()} here, not with a password.`;

/** Throws an AppError `forbidden` where there are no passwords. */
export function requireLocalAccounts(): void {
  const reason = withoutPasswords();
  if (reason) throw new AppError('forbidden', reason);
}
