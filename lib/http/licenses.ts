import type { IncomingMessage, ServerResponse } from 'node:http';
import { LICENSING_PATH, licensingPaths, mediaTypes } from '#lib/contract/licensing';
import { bearerToken } from '#lib/http/bearer-token';
import { answerLicenseSet } from '#lib/licensing/license-set/answer';
import { namedProducts } from '#lib/licensing/license-set/products';
import { authenticateClient } from '#lib/licensing/tokens/authenticate';

const OWN_COPY = 'private, no-cache';
const PATH = LICENSING_PATH + licensingPaths.licenses;

/** Whether a request asks for a license set. */
export function asksForLicenses({ method, url = '' }: IncomingMessage): boolean {
  return method === 'GET' && url.startsWith(PATH) && (url.length === PATH.length || url[PATH.length] === '?');
}

/**
 * Answers a request for a license set. It is what all environments ask for most, so it goes straight to Node's
 * response: a `Response` with its headers would cost as much as the look-up. Throws AppErrors, before it has answered.
 */
export async function answerLicenses(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const client = await authenticateClient(bearerToken(request));
  const url = request.url ?? '';
  const query = url.indexOf('?');
  const products = namedProducts(query < 0 ? '' : url.slice(query + 1));
  const { etag, token } = await answerLicenseSet(client, products, request.headers['if-none-match']);
  if (token === null) {
    response.writeHead(304, { etag, 'cache-control': OWN_COPY }).end();
  } else {
    response
      .writeHead(200, {
        'content-type': mediaTypes.jwt,
        'content-length': token.length,
        etag,
        'cache-control': OWN_COPY,
      })
      .end(token, 'latin1');
  }
}
