import { providerName } from '#lib/accounts/single-sign-on/name';
import { config } from '#lib/config/config';
import { AppError } from '#lib/kernel/errors';

/** Throws an AppError `forbidden` where people sign in at the OpenID Provider alone, and no password is kept or asked for. */
export function requireLocalAccounts(): void {
  if (!config().localAccounts)
    throw new AppError('forbidden', `People sign in with ${providerName()} here, not with a password.`);
}
