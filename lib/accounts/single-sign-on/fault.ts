import * as oauth from 'oauth4webapi';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { AppError, isAppError } from '#lib/kernel/errors';

/** Why signing in at the provider did not work, and what to do, for whom it happened to. */
export const signOnFault = (what: string, cause?: unknown): AppError =>
  new AppError('unavailable', `Signing in with ${providerName()} did not work: ${what}`, { cause });

const AGAIN = 'Try again; if it happens once more, tell an administrator.';
const NOT_A_PROVIDER =
  'what answers at its address is not an OpenID Provider. An administrator should check the setting OIDC_ISSUER.';
const WRONG_ISSUER =
  'the provider calls itself by another name than the setting OIDC_ISSUER. An administrator should check it; for Microsoft Entra ID it names one tenant, by its ID.';
const WRONG_CLIENT =
  'the provider does not know this License Manager. An administrator should check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET; a secret may have expired.';

/** What the provider said, as text that a page may show: short, and of one line. */
const quoted = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ')
    .trim()
    .slice(0, 300);

/** `error`, as it comes from the OpenID library or from here, as a fault that a person may be told. */
export function asSignOnFault(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (error instanceof oauth.AuthorizationResponseError) return refusedThere(error);
  if (error instanceof oauth.ResponseBodyError)
    return signOnFault(
      ['invalid_client', 'unauthorized_client'].includes(error.error)
        ? WRONG_CLIENT
        : error.error === 'invalid_grant'
          ? `the provider has withdrawn the sign-in, or it took too long. ${AGAIN}`
          : `the provider refused it (${quoted(error.error_description ?? error.error)}). ${AGAIN}`,
      error,
    );
  if (error instanceof oauth.WWWAuthenticateChallengeError) return signOnFault(WRONG_CLIENT, error);
  switch ((error as { code?: unknown } | null)?.code) {
    case oauth.JWT_TIMESTAMP_CHECK:
      return signOnFault(
        'the clocks of the provider and of this server differ by more than a minute. An administrator should set the clock of this server.',
        error,
      );
    case oauth.HTTP_REQUEST_FORBIDDEN:
      return signOnFault(
        'the provider has addresses that are not protected by https. Tell an administrator.',
        error,
      );
    default:
      return signOnFault(`the provider's answer could not be verified. ${AGAIN}`, error);
  }
}

/** As {@link asSignOnFault}, where it is the provider's description of itself that could not be read. */
export function asDiscoveryFault(error: unknown): AppError {
  if (isAppError(error)) return error;
  const { code } = error as { code?: unknown };
  if (code === oauth.HTTP_REQUEST_FORBIDDEN) return asSignOnFault(error);
  return signOnFault(code === oauth.JSON_ATTRIBUTE_COMPARISON ? WRONG_ISSUER : NOT_A_PROVIDER, error);
}

function refusedThere(error: oauth.AuthorizationResponseError): AppError {
  const name = providerName();
  if (error.error === 'access_denied')
    return new AppError(
      'forbidden',
      `Signing in with ${name} was cancelled or refused there. Try again, or ask whoever manages ${name} for access to the License Manager.`,
      { cause: error },
    );
  return signOnFault(
    `the provider refused it (${quoted(error.error_description ?? error.error)}). ${AGAIN}`,
    error,
  );
}
