import * as oauth from 'oauth4webapi';
import { type TokenAnswer, tokenAnswer } from '#lib/contract/token';
import { limits } from '#lib/environment/client/http';
import { asFault, expectShape } from '#lib/environment/client/oauth-fault';
import { bounded, type Service } from '#lib/environment/client/service';

/** Trades `refreshToken` for new tokens (RFC 6749 §6). Throws a fault, or an `oauth.ResponseBodyError`. */
export async function requestTokens(
  service: Service,
  clientId: string,
  refreshToken: string,
): Promise<TokenAnswer> {
  const client = { client_id: clientId };
  try {
    const answer = await oauth.refreshTokenGrantRequest(
      service.metadata,
      client,
      oauth.None(),
      refreshToken,
      {
        ...bounded(limits.token),
      },
    );
    const tokens = await oauth.processRefreshTokenResponse(service.metadata, client, answer);
    return expectShape(tokenAnswer, tokens, service.where);
  } catch (error) {
    throw asFault(error, service.where);
  }
}
