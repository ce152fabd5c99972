import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { text } from '#lib/kernel/fields';

const seconds = z.int({ error: 'Must be a time in whole seconds.' }).nonnegative();

/** The claims that all have in common that the service signs for one environment (RFC 7519). */
export const signedClaims = {
  iss: text(2000),
  /** The environment ID. */
  sub: text(maxLength.environmentId),
  /** The client ID; in a license file the environment ID. */
  aud: text(maxLength.clientId),
  iat: seconds,
  exp: seconds,
  jti: text(200),
  tenant_id: text(maxLength.tenant),
};
