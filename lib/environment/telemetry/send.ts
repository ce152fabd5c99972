import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { IDEMPOTENCY_KEY, mediaTypes } from '#lib/contract/licensing';
import { problemDetails } from '#lib/contract/problem';
import { randomToken } from '#lib/crypto/tokens';
import { fault, isFault, quoted } from '#lib/environment/client/fault';
import { limits, request } from '#lib/environment/client/http';
import { addressOf, type Service } from '#lib/environment/client/service';
import { recordExchange } from '#lib/environment/exchanges/exchanges';
import { theIdentity } from '#lib/environment/identity/read';
import { withLease } from '#lib/environment/leases/with-lease';
import { shownMessage } from '#lib/environment/registration/refusal';
import { withCustomerToken } from '#lib/environment/registration/with-customer-token';
import { telemetryPayload } from '#lib/environment/telemetry/payload';
import { AppError, isAppError } from '#lib/kernel/errors';
import { counted } from '#lib/records/some-of';

/** Sends telemetry. Throws an AppError that says what failed; the audit log says the same. */
export async function sendTelemetry(actor: Actor): Promise<{ summary: string }> {
  const authorized = authorize(actor, 'licenses', 'update');
  return withLease('telemetry', async () => {
    const identity = await theIdentity();
    try {
      const modules = await send(authorized);
      const summary = `Telemetry sent for ${counted(modules, 'module')}.`;
      await changeEnvironment(authorized, async (tx, record) => {
        await recordExchange(tx, 'telemetry', 'ok', summary);
        await record('Telemetry Send', summary, identity.name);
      });
      return { summary };
    } catch (error) {
      const reason = shownMessage(error);
      await changeEnvironment(authorized, async (tx, record) => {
        await recordExchange(tx, 'telemetry', 'failed', reason);
        await record('Telemetry Send Failed', reason, identity.name);
      });
      if (!isAppError(error)) throw error;
      const { code, retryAfter } = error;
      throw new AppError('unavailable', `Telemetry was not sent. ${reason}`, {
        code,
        retryAfter,
        cause: error,
      });
    }
  });
}

/** Returns the number of modules told of. */
async function send(authorized: ReturnType<typeof authorize>): Promise<number> {
  const payload = await telemetryPayload();
  const body = JSON.stringify(payload);
  const key = randomToken();
  const { answer, service } = await withCustomerToken(authorized, async (to, accessToken) => {
    try {
      return await post(to, accessToken, key, body);
    } catch (error) {
      // The answer may have been lost after it was taken in; with the same key a repeat is harmless.
      if (!isFault(error, 'unreachable')) throw error;
      return post(to, accessToken, key, body);
    }
  });
  if (answer.status === 202) return payload.modules.length;
  const problem = problemDetails.safeParse(await answer.json().catch(() => undefined));
  if (!problem.success)
    throw fault('not-a-service', `${service.where} is not a licensing service (HTTP ${answer.status}).`);
  throw fault('refused', `${service.where} refused it: ${quoted(problem.data.detail ?? problem.data.title)}`);
}

const post = (service: Service, accessToken: string, key: string, body: string): Promise<Response> => {
  const headers = {
    accept: mediaTypes.problem,
    authorization: `Bearer ${accessToken}`,
    'content-type': mediaTypes.json,
    [IDEMPOTENCY_KEY]: key,
  };
  return request(addressOf(service, 'telemetry').href, { method: 'POST', headers, body }, limits.small);
};
