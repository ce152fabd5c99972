import { z } from 'zod';
import { type Actor, type Authorized, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { maxLength } from '#lib/contract/licensing';
import type { RegistrationAnswer } from '#lib/contract/registration';
import { seal, unseal } from '#lib/crypto/seal';
import { normalizeCode, randomToken } from '#lib/crypto/tokens';
import { requestRegistration } from '#lib/environment/client/register';
import { openService } from '#lib/environment/client/service';
import type { Identity } from '#lib/environment/identity/read';
import { withLease } from '#lib/environment/leases/with-lease';
import { standing } from '#lib/environment/registration/read';
import { asRefusal, isPending, shownMessage } from '#lib/environment/registration/refusal';
import {
  attemptMark,
  bindingOf,
  storedRegistration,
  storeRegistration,
  TOKENS_LEASE,
} from '#lib/environment/registration/state';
import { now, SECOND } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { conflict, isAppError } from '#lib/kernel/errors';
import { optionalText } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';

export const registerInput = z.object({
  /** One-time code of the publisher; empty for none. */
  registrationCode: optionalText(maxLength.registrationCode),
});

/**
 * Registers this environment at its registration endpoint, if need be with a registration code. Throws an AppError
 * that says why not; the status and the audit log say the same.
 */
export async function register(
  actor: Actor,
  input: unknown = {},
): Promise<{ licenseHolder: string; summary: string }> {
  const authorized = authorize(actor, 'configuration', 'update');
  const { registrationCode } = parse(registerInput, input);
  if (registrationCode === '' && (await isRegistered())) {
    throw conflict(
      'This environment is registered. A new registration needs a registration code of the publisher.',
    );
  }
  try {
    const licenseHolder = await attemptRegistration(authorized, registrationCode);
    return { licenseHolder, summary: `Registered for ${licenseHolder}.` };
  } catch (error) {
    await recordFailure(authorized, error);
    throw error;
  }
}

const isRegistered = async () => {
  const { tokens, stored } = await standing();
  return tokens !== null && !stored?.refreshSpent;
};

/**
 * One attempt, and one at a time; it is recorded when it succeeds. Without a code, what another one has registered
 * meanwhile will do. Returns the license holder.
 */
export const attemptRegistration = (authorized: Authorized, code = ''): Promise<string> =>
  withLease(TOKENS_LEASE, async () => {
    const { identity, tokens, stored } = await standing();
    if (code === '' && tokens && stored && !stored.refreshSpent) return stored.licenseHolder;
    const idempotencyKey = await keepIdempotencyKey(authorized, identity, code);
    try {
      const service = await openService(identity.registrationEndpoint);
      const wanted = {
        tenant_id: identity.tenantId,
        environment_id: identity.environmentId,
        // JSON leaves out what is undefined.
        registration_code: code || undefined,
      };
      const answer = await requestRegistration(service, wanted, idempotencyKey);
      await save(authorized, identity, answer);
      return answer.license_holder;
    } catch (error) {
      throw asRefusal(error, code);
    }
  });

/** The key is stored before anything is sent, and used again for the same purpose: then an answer may get lost. */
const keepIdempotencyKey = (authorized: Authorized, identity: Identity, code: string) =>
  changeEnvironment(authorized, async (tx) => {
    const purpose = attemptMark(identity, `registration ${normalizeCode(code)}`);
    const stored = await storedRegistration(tx);
    if (stored?.sealedIdempotencyKey && stored.idempotencyFor === purpose) {
      const kept = unseal(stored.sealedIdempotencyKey, purpose);
      if (kept !== null) return kept;
    }
    const key = randomToken();
    await storeRegistration(tx, { sealedIdempotencyKey: seal(key, purpose), idempotencyFor: purpose });
    return key;
  });

const save = (authorized: Authorized, identity: Identity, answer: RegistrationAnswer) =>
  changeEnvironment(authorized, async (tx, record) => {
    const at = now();
    const binding = bindingOf(identity);
    await storeRegistration(tx, {
      issuer: identity.registrationEndpoint,
      tenantId: identity.tenantId,
      environmentId: identity.environmentId,
      clientId: answer.client_id,
      licenseHolder: answer.license_holder,
      sealedAccessToken: seal(answer.access_token, binding),
      accessExpiresAt: new Date(at.getTime() + answer.expires_in * SECOND),
      sealedRefreshToken: seal(answer.refresh_token, binding),
      refreshSpent: false,
      registeredAt: at,
      renewedAt: at,
      lastOutcome: 'ok',
      lastMessage: '',
      lastAttemptAt: at,
      attemptFor: attemptMark(identity),
      sealedIdempotencyKey: null,
      idempotencyFor: null,
    });
    await record(
      'Registration Success',
      `Registered at ${identity.registrationEndpoint} for ${answer.license_holder}.`,
      identity.name,
    );
  });

/** The failure of an attempt, for the status and the audit log. */
export async function recordFailure(authorized: Authorized, error: unknown): Promise<void> {
  const { identity } = await standing();
  const message = shownMessage(error);
  if (!isAppError(error)) console.error('The registration failed:', withoutValues(error));
  await changeEnvironment(authorized, async (tx, record) => {
    await storeRegistration(tx, {
      lastOutcome: isPending(error) ? 'pending' : 'failed',
      lastMessage: message,
      lastAttemptAt: now(),
      attemptFor: attemptMark(identity),
    });
    await record('Registration Failed', `At ${identity.registrationEndpoint}: ${message}`, identity.name);
  });
}
