import { type Actor, authorize } from '#lib/access/actor';
import type { Identity } from '#lib/environment/identity/read';
import { theIdentity } from '#lib/environment/identity/read';
import {
  attemptMark,
  openTokens,
  type Registration,
  storedRegistration,
  type Tokens,
} from '#lib/environment/registration/state';
import { type EffectiveStatus, effectiveStatus } from '#lib/environment/registration/status';
import { now } from '#lib/kernel/clock';

/** Everything that decides what may be sent, read at one time. For verbs of this folder and its neighbours. */
export interface Standing extends EffectiveStatus {
  identity: Identity;
  stored: Registration | undefined;
  /** Null unless they are this environment's own, for its present endpoint. */
  tokens: Tokens | null;
}

export async function standing(): Promise<Standing> {
  const [identity, stored] = await Promise.all([theIdentity(), storedRegistration()]);
  const tokens = openTokens(identity, stored);
  const attemptedHere = !!stored?.attemptFor && stored.attemptFor === attemptMark(identity);
  const effective = effectiveStatus({ identity, stored, usable: tokens !== null, attemptedHere, now: now() });
  return { identity, stored, tokens, ...effective };
}

/** The FastTab Token information, and which of its actions make sense. Never a token. */
export interface RegistrationView extends EffectiveStatus {
  /** When the customer token expires; null without a registration of this environment. */
  tokenExpiresAt: Date | null;
  canRefreshToken: boolean;
  /** Registration without a code: where none is in force. */
  canRegister: boolean;
  /** A registration code is what helps, or may help. */
  needsCode: boolean;
  tenantId: string;
  environmentId: string;
  registrationEndpoint: string;
  clientId: string | null;
  licenseHolder: string;
  registeredAt: Date | null;
  renewedAt: Date | null;
  lastAttemptAt: Date | null;
}

/** The registration of this environment as pages show it. */
export async function readRegistration(actor: Actor): Promise<RegistrationView> {
  authorize(actor, 'configuration', 'read');
  const { identity, stored, tokens, status, reason, message } = await standing();
  const own = tokens ? stored : undefined;
  return {
    status,
    reason,
    message,
    tokenExpiresAt: tokens?.accessExpiresAt ?? null,
    canRefreshToken: tokens !== null,
    canRegister: tokens === null,
    needsCode: !!own?.refreshSpent || reason === 'copied' || (tokens === null && status === 'Failure'),
    tenantId: identity.tenantId,
    environmentId: identity.environmentId,
    registrationEndpoint: identity.registrationEndpoint,
    clientId: own?.clientId ?? null,
    licenseHolder: own?.licenseHolder ?? '',
    registeredAt: own?.registeredAt ?? null,
    renewedAt: own?.renewedAt ?? null,
    lastAttemptAt: stored?.lastAttemptAt ?? null,
  };
}
