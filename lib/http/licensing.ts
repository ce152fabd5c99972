import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { IDEMPOTENCY_KEY, licensingPaths, mediaTypes } from '#lib/contract/licensing';
import { bearerToken } from '#lib/http/bearer-token';
import type { ApiEnv } from '#lib/http/bindings';
import { readForm, readJson } from '#lib/http/body';
import { answerLicenses } from '#lib/http/licenses';
import { limitRefused } from '#lib/http/limit-refused';
import { remoteAddress } from '#lib/http/remote-address';
import { announcementsToCome } from '#lib/licensing/announcements/list';
import { register } from '#lib/licensing/registration/register';
import { publicKeySet } from '#lib/licensing/signing-keys/jwks';
import { receiveTelemetry } from '#lib/licensing/telemetry/receive';
import { authenticateClient } from '#lib/licensing/tokens/authenticate';
import { refreshToken } from '#lib/licensing/tokens/refresh';
import { revokeToken } from '#lib/licensing/tokens/revoke';
import { validateLicense } from '#lib/licensing/validation/validate';
import { countTry } from '#lib/limits/count';
import { senderOf } from '#lib/limits/sender';

const NO_STORE = { 'cache-control': 'no-store' };
/** Shorter than the time for which a new key is published before it signs. */
const KEYS_ARE_GOOD_FOR = 'public, max-age=300';

/** The licensing API, below the issuer's path. */
export function licensingApi(): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.get(licensingPaths.jwks, async (c) =>
    c.json(await publicKeySet(), 200, { 'cache-control': KEYS_ARE_GOOD_FOR }),
  );
  api.get(licensingPaths.licenses, async (c) => {
    await answerLicenses(c.env.incoming, c.env.outgoing);
    return RESPONSE_ALREADY_SENT;
  });

  api.post(licensingPaths.registrations, async (c) => {
    const address = remoteAddress(c);
    await countTry([{ limit: 'registrations', key: senderOf(address) }]);
    const answer = await register(await readJson(c), {
      idempotencyKey: c.req.header(IDEMPOTENCY_KEY),
      remoteAddress: address,
    });
    return c.json(answer, 201, NO_STORE);
  });

  api.post(licensingPaths.token, (c) =>
    limitRefused(c, async () => c.json(await refreshToken(await readForm(c)), 200, NO_STORE)),
  );

  api.post(licensingPaths.revoke, (c) =>
    limitRefused(c, async () => {
      await revokeToken(await readForm(c));
      return c.body(null, 200, NO_STORE);
    }),
  );

  api.post(licensingPaths.validations, async (c) => {
    const client = await authenticateClient(bearerToken(c.env.incoming));
    const answer = await validateLicense(client, await readJson(c));
    return c.body(answer, 200, { 'content-type': mediaTypes.jwt, ...NO_STORE });
  });

  api.post(licensingPaths.telemetry, async (c) => {
    const client = await authenticateClient(bearerToken(c.env.incoming));
    await receiveTelemetry(client, await readJson(c), c.req.header(IDEMPOTENCY_KEY));
    return c.body(null, 202, NO_STORE);
  });

  api.get(licensingPaths.announcements, async (c) => {
    await authenticateClient(bearerToken(c.env.incoming));
    return c.json(await announcementsToCome(), 200, NO_STORE);
  });
  return api;
}
