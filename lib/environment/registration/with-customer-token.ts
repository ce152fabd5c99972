import type { Authorized } from '#lib/access/actor';
import { RENEW_BELOW } from '#lib/contract/licensing';
import { fault } from '#lib/environment/client/fault';
import { openService, type Service } from '#lib/environment/client/service';
import type { Identity } from '#lib/environment/identity/read';
import { standing } from '#lib/environment/registration/read';
import { renewTokens } from '#lib/environment/registration/renew';
import type { Tokens } from '#lib/environment/registration/state';
import { now } from '#lib/kernel/clock';
import { conflict, isAppError } from '#lib/kernel/errors';

interface Exchange<A> {
  service: Service;
  identity: Identity;
  /** The registration whose token was accepted. */
  clientId: string;
  answer: A;
}

/** An answer, or several as one: 401 says that the service did not accept the token. */
type Use<A extends { status: number }> = (service: Service, accessToken: string) => Promise<A>;

/**
 * Sends what `use` sends with a customer token that is good: renewed before when little is left of it, and once
 * after a 401. Throws an AppError when this environment has no registration of its own, and then sends nothing.
 */
export async function withCustomerToken<A extends { status: number }>(
  authorized: Authorized,
  use: Use<A>,
): Promise<Exchange<A>> {
  const { identity, tokens: held, message } = await standing();
  if (!held) throw conflict(message);
  const endpoint = identity.registrationEndpoint;
  const { tokens, failure } = await renewedEarly(authorized, endpoint, held);
  const service = await openService(endpoint);
  const answer = await use(service, tokens.accessToken);
  if (answer.status !== 401) return { service, identity, clientId: tokens.clientId, answer };
  if (failure) throw failure;
  const renewed = await renewTokens(authorized, { endpoint, accessToken: tokens.accessToken });
  const second = await use(service, renewed.accessToken);
  if (second.status === 401) {
    throw fault('unauthorized', `${service.where} does not accept the customer token, not even a new one.`);
  }
  return { service, identity, clientId: renewed.clientId, answer: second };
}

/** A token that has not run out yet serves on when it cannot be renewed now. */
async function renewedEarly(
  authorized: Authorized,
  endpoint: string,
  held: Tokens,
): Promise<{ tokens: Tokens; failure?: unknown }> {
  const left = held.accessExpiresAt.getTime() - now().getTime();
  if (left >= RENEW_BELOW) return { tokens: held };
  try {
    return { tokens: await renewTokens(authorized, { endpoint, accessToken: held.accessToken }) };
  } catch (failure) {
    if (left <= 0 || !isAppError(failure)) throw failure;
    return { tokens: held, failure };
  }
}
