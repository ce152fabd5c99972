import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { tokenAnswer } from '#lib/contract/token';
import { optionalText, text } from '#lib/kernel/fields';

/** `POST /registrations`. An empty registration code is none. */
export const registrationRequest = z.object({
  tenant_id: text(maxLength.tenant),
  environment_id: text(maxLength.environmentId),
  registration_code: optionalText(maxLength.registrationCode).transform((code) => code || undefined),
});
export type RegistrationRequest = z.output<typeof registrationRequest>;

/** The header that makes a repeat of the same registration harmless: printable ASCII, hard to guess. */
export const idempotencyKey = z
  .string({ error: 'Required.' })
  .min(16, { error: 'At least 16 characters.' })
  .max(maxLength.idempotencyKey, { error: `At most ${maxLength.idempotencyKey} characters.` })
  .regex(/^[\x21-\x7e]+$/, { error: 'Printable ASCII without spaces only.' });

/** `201`: all registered metadata (RFC 7591 §3.2.1), and the first tokens (RFC 6749 §5.1). */
export const registrationAnswer = tokenAnswer.extend({
  client_id: z.string().min(1).max(maxLength.clientId),
  /** Seconds since 1970. */
  client_id_issued_at: z.int().nonnegative(),
  grant_types: z.array(z.string()),
  response_types: z.array(z.string()),
  token_endpoint_auth_method: z.literal('none'),
  tenant_id: text(maxLength.tenant),
  environment_id: text(maxLength.environmentId),
  license_holder: text(maxLength.name),
});
export type RegistrationAnswer = z.output<typeof registrationAnswer>;

/** `400`: why there is no registration (yet). */
export const registrationErrorCodes = [
  'registration_pending',
  'registration_rejected',
  'already_registered',
  'environment_inactive',
  'invalid_registration_code',
  'invalid_client_metadata',
] as const;
export type RegistrationErrorCode = (typeof registrationErrorCodes)[number];

export const isRegistrationErrorCode = (error: string): error is RegistrationErrorCode =>
  (registrationErrorCodes as readonly string[]).includes(error);
