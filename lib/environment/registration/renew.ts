import type { Authorized } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import type { TokenAnswer } from '#lib/contract/token';
import { seal } from '#lib/crypto/seal';
import { requestTokens } from '#lib/environment/client/renew';
import { openService } from '#lib/environment/client/service';
import type { Identity } from '#lib/environment/identity/read';
import { withLease } from '#lib/environment/leases/with-lease';
import { standing } from '#lib/environment/registration/read';
import { asRefusal, isSpent, shownMessage } from '#lib/environment/registration/refusal';
import {
  attemptMark,
  bindingOf,
  storeRegistration,
  TOKENS_LEASE,
  type Tokens,
} from '#lib/environment/registration/state';
import { now, SECOND } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { conflict, isAppError } from '#lib/kernel/errors';

interface Seen {
  endpoint: string;
  accessToken: string;
}

/**
 * Obtains new tokens with the stored refresh token, one renewal at a time. With `seen`, another one's renewal since
 * then will do. The stored refresh token stays until the new one is stored, so that a lost answer locks nobody out.
 * Throws an AppError; status and audit log say the same.
 */
export const renewTokens = (authorized: Authorized, seen?: Seen): Promise<Tokens> =>
  withLease(TOKENS_LEASE, async () => {
    const { identity, tokens, stored, message } = await standing();
    if (!tokens || (seen && seen.endpoint !== identity.registrationEndpoint)) {
      throw conflict(message || 'The registration endpoint has just been changed.');
    }
    if (seen && seen.accessToken !== tokens.accessToken) return tokens;
    // Sent again by itself it would only raise the service's alarm; a person may insist.
    if (seen && stored?.refreshSpent) throw conflict(message);
    try {
      const service = await openService(identity.registrationEndpoint);
      const answer = await requestTokens(service, tokens.clientId, tokens.refreshToken);
      return await save(authorized, identity, tokens.clientId, answer);
    } catch (error) {
      const refusal = asRefusal(error);
      await recordFailure(authorized, identity, refusal);
      throw refusal;
    }
  });

const save = (
  authorized: Authorized,
  identity: Identity,
  clientId: string,
  answer: TokenAnswer,
): Promise<Tokens> =>
  changeEnvironment(authorized, async (tx, record) => {
    const at = now();
    const accessExpiresAt = new Date(at.getTime() + answer.expires_in * SECOND);
    const binding = bindingOf(identity);
    await storeRegistration(tx, {
      sealedAccessToken: seal(answer.access_token, binding),
      accessExpiresAt,
      sealedRefreshToken: seal(answer.refresh_token, binding),
      refreshSpent: false,
      renewedAt: at,
      lastOutcome: 'ok',
      lastMessage: '',
      lastAttemptAt: at,
      attemptFor: attemptMark(identity),
    });
    await record(
      'Token Refresh',
      `New customer token, good until ${accessExpiresAt.toISOString()}.`,
      identity.name,
    );
    return {
      clientId,
      accessToken: answer.access_token,
      accessExpiresAt,
      refreshToken: answer.refresh_token,
    };
  });

function recordFailure(authorized: Authorized, identity: Identity, error: unknown): Promise<void> {
  if (!isAppError(error)) console.error('The token refresh failed:', withoutValues(error));
  const message = shownMessage(error);
  return changeEnvironment(authorized, async (tx, record) => {
    await storeRegistration(tx, {
      ...(isSpent(error) && { refreshSpent: true }),
      lastOutcome: 'failed',
      lastMessage: message,
      lastAttemptAt: now(),
      attemptFor: attemptMark(identity),
    });
    await record('Token Refresh Failed', message, identity.name);
  });
}
