import * as oauth from 'oauth4webapi';
import { licensingPaths } from '#lib/contract/licensing';
import { type ServerMetadata, serverMetadata } from '#lib/contract/metadata';
import { fault } from '#lib/environment/client/fault';
import { type HttpLimits, limits, request } from '#lib/environment/client/http';
import { asFault, expectShape, wrongIssuer } from '#lib/environment/client/oauth-fault';
import { endpointProblem, trimEndpoint } from '#lib/environment/identity/endpoint';

/** A licensing service whose metadata has been read and believed. */
export interface Service {
  /** Its issuer, exactly as it signs with it. */
  issuer: string;
  /** How messages name it. */
  where: string;
  metadata: ServerMetadata;
}

type FetchOptions = oauth.CustomFetchOptions<string, BodyInit | null | undefined>;

/** What the OAuth library needs to go through our own bounds; those allow http to this machine only. */
export const bounded = (bounds: HttpLimits = limits.small) => ({
  [oauth.customFetch]: (url: string, { method, headers, body }: FetchOptions) =>
    request(url, { method, headers, body: body ?? null }, bounds),
  [oauth.allowInsecureRequests]: true,
});

/** Discovers the licensing service at `endpoint` (RFC 8414). Throws a fault that says what is there instead. */
export async function openService(endpoint: string): Promise<Service> {
  const problem = endpointProblem(endpoint);
  if (problem) throw fault('bad-endpoint', `The registration endpoint cannot be used. ${problem}`);
  const expected = new URL(endpoint);
  const where = expected.origin;
  const metadata = await discover(expected, where);
  if (trimEndpoint(metadata.issuer) !== trimEndpoint(endpoint)) throw wrongIssuer(where, metadata.issuer);
  for (const address of endpointsOf(metadata)) {
    // Tokens and codes go there: nowhere but to the service that the administrator named.
    if (new URL(address).origin !== expected.origin) {
      throw fault('wrong-issuer', `${where} names addresses that are not its own.`);
    }
  }
  return { issuer: metadata.issuer, where, metadata };
}

async function discover(expected: URL, where: string): Promise<ServerMetadata> {
  try {
    const answer = await oauth.discoveryRequest(expected, { algorithm: 'oauth2', ...bounded() });
    return expectShape(serverMetadata, await oauth.processDiscoveryResponse(expected, answer), where);
  } catch (error) {
    throw asFault(error, where);
  }
}

const endpointsOf = (metadata: ServerMetadata) => [
  metadata.registration_endpoint,
  metadata.token_endpoint,
  metadata.revocation_endpoint,
  metadata.jwks_uri,
];

/** The address of what is not in the metadata. */
export const addressOf = (service: Service, path: keyof typeof licensingPaths): URL =>
  new URL(trimEndpoint(service.issuer) + licensingPaths[path]);
