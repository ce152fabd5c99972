import { ResponseBodyError } from 'oauth4webapi';
import { isRegistrationErrorCode, type RegistrationErrorCode } from '#lib/contract/registration';
import { fault, quoted } from '#lib/environment/client/fault';
import { AppError, invalid, isAppError } from '#lib/kernel/errors';

const sentences: Record<RegistrationErrorCode, string> = {
  registration_pending:
    'The licensing service does not know this environment yet. The publisher has to assign it to a customer; then register again, or wait for the daily refresh.',
  registration_rejected: 'The publisher has rejected the registration of this environment.',
  already_registered:
    'This environment has registered before. Ask the publisher for a registration code, and register with it.',
  environment_inactive: 'The publisher has set this environment inactive.',
  invalid_registration_code: 'The registration code is wrong, used, or older than 72 hours.',
  invalid_client_metadata: 'The licensing service does not accept the tenant ID or environment ID.',
};

/** Codes of the token endpoint after which the refresh token will not come good again. */
const FINAL = ['invalid_grant', 'invalid_client', 'unauthorized_client'];

const CODE_REQUIRED = 'The publisher asks for a registration code. Obtain one, and register with it.';

/** What the service refused, for a person; everything else passes through. `registrationCode` is the one that was sent. */
export function asRefusal(error: unknown, registrationCode = ''): unknown {
  if (!(error instanceof ResponseBodyError)) return error;
  const { error: code } = error;
  const said = error.error_description ? ` It says: ${quoted(error.error_description)}` : '';
  if (code === 'invalid_registration_code') {
    if (registrationCode === '') return new AppError('conflict', CODE_REQUIRED, { code, cause: error });
    return invalid({ registrationCode: [sentences[code]] }, sentences[code]);
  }
  if (isRegistrationErrorCode(code)) {
    const detail = code === 'registration_rejected' || code === 'invalid_client_metadata' ? said : '';
    return new AppError('conflict', sentences[code] + detail, { code, cause: error });
  }
  if (FINAL.includes(code)) {
    return new AppError('conflict', 'The licensing service no longer accepts the refresh token.', {
      code: 'refresh-spent',
      cause: error,
    });
  }
  return fault('refused', `The licensing service refused the request (${quoted(code, 100)}).${said}`, {
    cause: error,
  });
}

export const isPending = (error: unknown): boolean =>
  isAppError(error) && error.code === 'registration_pending';
export const isSpent = (error: unknown): boolean => isAppError(error) && error.code === 'refresh-spent';

/** What may be shown and kept of `error`: the sentence of an AppError, and of a defect no more than that it was one. */
export const shownMessage = (error: unknown): string =>
  isAppError(error) ? error.message : 'Something failed in this instance itself; its log has the details.';
