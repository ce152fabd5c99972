import { config } from '#lib/config/config';
import { AppError } from '#lib/kernel/errors';

/** Throws an AppError `forbidden` where people sign in at the OpenID Provider alone, and no password is kept or asked for. */
export function requireLocalAccounts(): void {
  const { localAccounts, oidc } = config();
  if (!localAccounts)
    throw new AppError('forbidden', `People sign in with ${oidc?.name} here, not with a password.`);
}
