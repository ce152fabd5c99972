import * as oauth from 'oauth4webapi';
import { IDEMPOTENCY_KEY } from '#lib/contract/licensing';
import {
  type RegistrationAnswer,
  type RegistrationRequest,
  registrationAnswer,
} from '#lib/contract/registration';
import { fault } from '#lib/environment/client/fault';
import { asFault, expectShape } from '#lib/environment/client/oauth-fault';
import { bounded, type Service } from '#lib/environment/client/service';
import { fold } from '#lib/kernel/text';

/**
 * Asks `service` for a registration. A repeat with the same `idempotencyKey` replaces the tokens of a lost answer.
 * Throws a fault, or an `oauth.ResponseBodyError` with the service's reason.
 */
export async function requestRegistration(
  service: Service,
  wanted: RegistrationRequest,
  idempotencyKey: string,
): Promise<RegistrationAnswer> {
  try {
    // The library's type knows RFC 7591's own members only; the extension members are ours.
    const metadata = wanted as unknown as Parameters<typeof oauth.dynamicClientRegistrationRequest>[1];
    const answer = await oauth.dynamicClientRegistrationRequest(service.metadata, metadata, {
      headers: { [IDEMPOTENCY_KEY]: idempotencyKey },
      ...bounded(),
    });
    const registered = await oauth.processDynamicClientRegistrationResponse(answer);
    const given = expectShape(registrationAnswer, registered, service.where);
    if (fold(given.tenant_id) !== fold(wanted.tenant_id) || given.environment_id !== wanted.environment_id) {
      throw fault('not-for-us', `${service.where} registered another environment than this one.`);
    }
    return given;
  } catch (error) {
    throw asFault(error, service.where);
  }
}
