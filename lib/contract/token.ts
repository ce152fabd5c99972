import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { text } from '#lib/kernel/fields';

/** RFC 6749 §5.1. The token type is compared without case. */
export const tokenAnswer = z.object({
  access_token: z.string().min(1).max(maxLength.token),
  token_type: z.string().regex(/^bearer$/i, { error: 'Must be Bearer.' }),
  /** Seconds. */
  expires_in: z.int().positive(),
  refresh_token: z.string().min(1).max(maxLength.token),
});
export type TokenAnswer = z.output<typeof tokenAnswer>;

/** The form of `POST /token`. Which `grant_type` is supported is for the service to say, with a code of its own. */
export const tokenRequest = z.object({
  grant_type: text(100),
  refresh_token: text(maxLength.token),
  client_id: text(maxLength.clientId),
});

/** The form of `POST /revoke` (RFC 7009 §2.1). Any answer but 200 is an error. */
export const revokeRequest = z.object({
  token: text(maxLength.token),
  token_type_hint: text(100).optional(),
  client_id: text(maxLength.clientId),
});
