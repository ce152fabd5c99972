import * as oauth from 'oauth4webapi';
import { type Flow, sealFlow } from '#lib/accounts/single-sign-on/flow';
import { openProvider, redirectUri } from '#lib/accounts/single-sign-on/provider';
import { now } from '#lib/kernel/clock';

/** A sign-in that has begun. */
export interface BegunSignOn {
  /** Where to send the browser. */
  address: string;
  /** Names this sign-in among others of the same browser. */
  state: string;
  /** What only this browser keeps until it comes back: see {@link Flow}. */
  sealed: string;
}

/**
 * Begins a sign-in at the provider (authorization code with PKCE, OpenID Connect Core 1.0 §3.1), to go on to `target`.
 * With `confirms`, which names a session, the provider must ask the person anew, although it may know them still.
 */
export async function beginSignOn(target: string, confirms?: string): Promise<BegunSignOn> {
  const { metadata, client } = await openProvider();
  const flow: Flow = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    target,
    confirms,
    begunAt: now().getTime(),
  };
  const address = new URL(metadata.authorization_endpoint ?? '');
  const parameters = {
    client_id: client.client_id,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: 'openid email profile',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    ...(confirms !== undefined && { prompt: 'login', max_age: '0' }),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return { address: address.href, state: flow.state, sealed: sealFlow(flow) };
}
