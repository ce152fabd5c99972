import * as oauth from 'oauth4webapi';
import { asDiscoveryFault, signOnFault } from '#lib/accounts/single-sign-on/fault';
import { config } from '#lib/config/config';
import type { OpenIdProvider } from '#lib/config/single-sign-on';
import { MINUTE, now, SECOND } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';
import { readBounded } from '#lib/kernel/read-bounded';
import { singleton } from '#lib/kernel/singleton';

const TIMEOUT = 10 * SECOND;
const MAX_BYTES = 1024 * 1024;
const KEEP_METADATA = 10 * MINUTE;

/** The OpenID Provider as it describes itself, and us as its client. */
export interface Provider {
  metadata: oauth.AuthorizationServer;
  client: oauth.Client;
  authentication: oauth.ClientAuth;
}

export const redirectUri = (): string => `${config().publicUrl}/sign-in/callback`;

/** The settings of the provider. Throws an AppError `not-found` where there is none. */
export function configuredProvider(): OpenIdProvider {
  const { oidc } = config();
  if (!oidc) throw new AppError('not-found', 'Single sign-on is not set up here.');
  return oidc;
}

type FetchOptions = oauth.CustomFetchOptions<string, BodyInit | null | undefined>;

async function request(url: string, { method, headers, body, redirect }: FetchOptions): Promise<Response> {
  try {
    // `no-store`: inside a page's bundle `fetch` is Next's, which would cache.
    const init = { method, headers, body: body ?? null, redirect, cache: 'no-store' as const };
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
    if (answer.status >= 500 || answer.status === 429) throw new Error(`HTTP ${answer.status}`);
    const read = await readBounded(answer, MAX_BYTES, () => new Error('The answer has more than 1 MB.'));
    const { status, headers: answered } = answer;
    return new Response(read.byteLength === 0 ? null : read, { status, headers: answered });
  } catch (cause) {
    throw signOnFault(
      'the provider cannot be reached. Try again in a few minutes; if that does not help, tell an administrator.',
      cause,
    );
  }
}

/** How the OpenID library asks the provider: bounded in time and size, and by https unless it is on this machine. */
export const requestOptions = () => ({
  [oauth.customFetch]: request,
  [oauth.allowInsecureRequests]: configuredProvider().issuer.startsWith('http:'),
});

const known = () =>
  singleton('single-sign-on.provider', () => ({
    metadata: undefined as Promise<oauth.AuthorizationServer> | undefined,
    until: 0,
  }));

/** The configured OpenID Provider (OpenID Connect Discovery 1.0). Throws an AppError that says what is wrong with it. */
export async function openProvider(): Promise<Provider> {
  const { issuer, clientId, clientSecret } = configuredProvider();
  const cache = known();
  if (!cache.metadata || cache.until <= now().getTime()) {
    cache.metadata = discover(new URL(issuer));
    cache.until = now().getTime() + KEEP_METADATA;
    // What failed is asked for again by the next person.
    cache.metadata.catch(() => {
      cache.metadata = undefined;
    });
  }
  const metadata = await cache.metadata;
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return {
    metadata,
    client: { client_id: clientId, [oauth.clockTolerance]: MINUTE / SECOND },
    authentication: methods.includes('client_secret_basic')
      ? oauth.ClientSecretBasic(clientSecret)
      : oauth.ClientSecretPost(clientSecret),
  };
}

async function discover(issuer: URL): Promise<oauth.AuthorizationServer> {
  try {
    const answer = await oauth.discoveryRequest(issuer, requestOptions());
    const metadata = await oauth.processDiscoveryResponse(issuer, answer);
    for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const)
      if (!metadata[name] || !URL.canParse(metadata[name])) throw new Error(`${name} is missing.`);
    return metadata;
  } catch (error) {
    throw asDiscoveryFault(error);
  }
}
