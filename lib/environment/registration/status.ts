import type { Identity } from '#lib/environment/identity/read';
import type { Registration } from '#lib/environment/registration/state';

/** The effective registration status. */
export type RegistrationStatus = 'Not registered' | 'Registered' | 'Token expired' | 'Failure';
export type NotRegisteredReason = 'never-tried' | 'pending' | 'copied' | 'endpoint-changed';

export interface EffectiveStatus {
  status: RegistrationStatus;
  /** Why there is no registration; null otherwise. */
  reason: NotRegisteredReason | null;
  /** For a person; empty when there is nothing to say. */
  message: string;
}

export interface StatusInput {
  identity: Pick<Identity, 'environmentId' | 'tenantId' | 'registrationEndpoint'>;
  /** What is stored; `undefined` when nothing was ever tried. */
  stored: Registration | undefined;
  /** Whether the stored tokens are for this environment and endpoint and can be opened here. */
  usable: boolean;
  /** Whether the last attempt was for this environment and endpoint. */
  attemptedHere: boolean;
  now: Date;
}

const NOTHING_SENT = 'Nothing is sent to anybody.';

const messages = {
  neverTried: 'This environment has not tried to register yet.',
  endpointChanged: `The registration endpoint has been changed since this environment registered. ${NOTHING_SENT} Register at the new endpoint, or set the former one again.`,
  copied: `The registration belongs to another environment: this database is a copy, or its secret key, tenant ID or environment ID has changed. ${NOTHING_SENT} Register this environment by itself, if need be with a registration code of the publisher.`,
  spent:
    'The licensing service no longer accepts the refresh token of this environment. Ask the publisher for a registration code, and register with it.',
  expired: 'The customer token has expired.',
  willRenew: 'It is renewed at the next exchange with the licensing service.',
};

/** What the registration is worth now. Pure. */
export function effectiveStatus({
  identity,
  stored,
  usable,
  attemptedHere,
  now,
}: StatusInput): EffectiveStatus {
  const outcome = attemptedHere ? stored?.lastOutcome : null;
  const message = stored?.lastMessage ?? '';
  if (stored && usable) {
    if (stored.refreshSpent) return { status: 'Failure', reason: null, message: messages.spent };
    if (stored.accessExpiresAt && stored.accessExpiresAt <= now) {
      const because = outcome === 'failed' ? message : messages.willRenew;
      return { status: 'Token expired', reason: null, message: `${messages.expired} ${because}` };
    }
    if (outcome === 'failed') return { status: 'Failure', reason: null, message };
    return { status: 'Registered', reason: null, message: '' };
  }
  if (outcome === 'pending') return notRegistered('pending', message);
  if (outcome === 'failed') return { status: 'Failure', reason: null, message };
  if (!stored?.clientId) return notRegistered('never-tried', messages.neverTried);
  const sameEnvironment =
    stored.environmentId === identity.environmentId && stored.tenantId === identity.tenantId;
  return sameEnvironment && stored.issuer !== identity.registrationEndpoint
    ? notRegistered('endpoint-changed', messages.endpointChanged)
    : notRegistered('copied', messages.copied);
}

const notRegistered = (reason: NotRegisteredReason, message: string): EffectiveStatus => ({
  status: 'Not registered',
  reason,
  message,
});
