import type { Actor } from '#lib/access/actor';
import { authenticateApiToken } from '#lib/accounts/api-tokens/authenticate';
import type { ApiScope } from '#lib/contract/environment';
import { bearerToken } from '#lib/http/bearer-token';
import type { ApiContext } from '#lib/http/bindings';
import { remoteAddress } from '#lib/http/remote-address';
import { isAppError } from '#lib/kernel/errors';
import { countTry } from '#lib/limits/count';
import { senderOf } from '#lib/limits/sender';

/**
 * Who asks with an API token. Throws as `authenticateApiToken`, and `rate-limited` for a token that is not good from
 * a sender of many such; good ones from there pass, since whoever guesses may share an address with all the others.
 */
export async function apiActor(c: ApiContext, scope: ApiScope): Promise<Actor> {
  try {
    return await authenticateApiToken(bearerToken(c.env.incoming), scope);
  } catch (error) {
    if (isAppError(error, 'unauthenticated') && error.code === 'token-invalid')
      await countTry([{ limit: 'refused-api-tokens', key: senderOf(remoteAddress(c)) }]);
    throw error;
  }
}
