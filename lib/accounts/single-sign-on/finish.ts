import * as oauth from 'oauth4webapi';
import { asSignOnFault, signOnFault } from '#lib/accounts/single-sign-on/fault';
import type { Flow } from '#lib/accounts/single-sign-on/flow';
import { type Identity, identityOf } from '#lib/accounts/single-sign-on/identity';
import {
  openProvider,
  type Provider,
  redirectUri,
  requestOptions,
} from '#lib/accounts/single-sign-on/provider';
import { SECOND } from '#lib/kernel/clock';

/** Who has signed in, and the proof of it. */
export interface SignedOn {
  identity: Identity;
  idToken: string;
  /** When the person proved to the provider who they are, where it says so. */
  authenticatedAt: Date | undefined;
}

/**
 * Takes what the provider sent the browser back with: trades the code for an ID token and verifies that
 * (state, issuer, audience, nonce, times, signature). Throws an AppError that says what went wrong.
 */
export async function finishSignOn(parameters: URLSearchParams, flow: Flow): Promise<SignedOn> {
  const provider = await openProvider();
  try {
    const { metadata, client, authentication } = provider;
    const options = requestOptions();
    const verified = oauth.validateAuthResponse(metadata, client, parameters, flow.state);
    const answer = await oauth.authorizationCodeGrantRequest(
      metadata,
      client,
      authentication,
      verified,
      redirectUri(),
      flow.verifier,
      options,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(metadata, client, answer, {
      expectedNonce: flow.nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(metadata, answer, options);
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (!claims || !tokens.id_token)
      throw signOnFault('the provider gave no ID token. Tell an administrator.');
    const facts = claims.email === undefined ? await userInfo(provider, tokens.access_token, claims.sub) : {};
    return {
      identity: identityOf({ ...facts, ...claims }),
      idToken: tokens.id_token,
      authenticatedAt: claims.auth_time === undefined ? undefined : new Date(claims.auth_time * SECOND),
    };
  } catch (error) {
    throw asSignOnFault(error);
  }
}

/** What the provider says of a person beside the ID token, which need not hold the e-mail address (§5.4). */
async function userInfo({ metadata, client }: Provider, accessToken: string, subject: string) {
  if (!metadata.userinfo_endpoint) return {};
  const answer = await oauth.userInfoRequest(metadata, client, accessToken, requestOptions());
  return oauth.processUserInfoResponse(metadata, client, subject, answer);
}
