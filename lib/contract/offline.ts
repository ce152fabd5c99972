import { z } from 'zod';
import { maxLength } from '#lib/contract/licensing';
import { jsonWebKeySet } from '#lib/contract/metadata';
import { telemetryRequest } from '#lib/contract/telemetry';
import { AppError } from '#lib/kernel/errors';
import { text, utcInstant } from '#lib/kernel/fields';

/** What goes between publisher and environment as files where there is no connection. */

export const PUBLISHER_KEYS_FILE = 'publisher-keys.json';

/** The keys with which the publisher signs: a JSON Web Key Set (RFC 7517), as at the `jwks_uri`. */
export const publisherKeysFile = jsonWebKeySet;

/** What `POST /telemetry` takes, with what the customer token says otherwise, and when it was so. */
export const telemetryFile = z.object({
  tenant_id: text(maxLength.tenant),
  environment_id: text(maxLength.environmentId),
  exported_at: utcInstant(),
  telemetry: telemetryRequest,
});

/** `content` as `schema` says; `what` it should be, as in "a telemetry file". Throws an AppError `invalid` that says why it is not. */
export function readJsonFile<S extends z.ZodType>(schema: S, content: string, what: string): z.output<S> {
  const refuse = (why: string) => new AppError('invalid', `This is not ${what}: ${why}`);
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    throw refuse('it does not hold JSON, or was cut off.');
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw refuse(`${issue?.path.join('.').slice(0, 100) || 'the whole'}: ${issue?.message}`);
}
