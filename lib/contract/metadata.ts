import { z } from 'zod';
import { LICENSING_PATH, licensingPaths } from '#lib/contract/licensing';
import { isWebAddress } from '#lib/kernel/fields';

const address = z.string().max(2000).refine(isWebAddress, { message: 'Must be a web address.' });

/** RFC 8414 authorization server metadata, as far as the licensing API has it. */
export const serverMetadata = z.object({
  issuer: address,
  registration_endpoint: address,
  token_endpoint: address,
  revocation_endpoint: address,
  jwks_uri: address,
  response_types_supported: z.array(z.string()),
  grant_types_supported: z.array(z.string()),
  token_endpoint_auth_methods_supported: z.array(z.string()),
  revocation_endpoint_auth_methods_supported: z.array(z.string()),
});
export type ServerMetadata = z.output<typeof serverMetadata>;

/** The issuer at `origin`, which has no trailing slash. */
export const issuerAt = (origin: string): string => `${origin}${LICENSING_PATH}`;

/** The metadata of the licensing service whose public origin is `origin`. */
export function metadataOf(origin: string): ServerMetadata {
  const issuer = issuerAt(origin);
  return {
    issuer,
    registration_endpoint: issuer + licensingPaths.registrations,
    token_endpoint: issuer + licensingPaths.token,
    revocation_endpoint: issuer + licensingPaths.revoke,
    jwks_uri: issuer + licensingPaths.jwks,
    response_types_supported: [],
    grant_types_supported: ['refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
  };
}

/** RFC 7517, as far as a verifier must rely on it; the key's own members pass through. */
export const jsonWebKeySet = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.string(), use: z.string(), alg: z.string() })),
});
export type JsonWebKeySet = z.output<typeof jsonWebKeySet>;
