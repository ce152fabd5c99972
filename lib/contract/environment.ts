import { z } from 'zod';
import { modelField, optionalVersion, productField, usedLicenses, versionField } from '#lib/contract/modules';
import { licenseCodes, reactions } from '#lib/contract/vocabulary';
import { recordId, text } from '#lib/kernel/fields';

/** The environment API: what is installed in the environment that this instance serves. */

export const ENVIRONMENT_PATH = '/api/environment/v1';

/** Scopes of this instance's API tokens. */
export const apiScopes = [
  'modules:read',
  'modules:write',
  'licenses:read',
  'users:read',
  'sessions:write',
  'scim',
  'metrics:read',
] as const;
export type ApiScope = (typeof apiScopes)[number];

/** The path of `/modules/{model}`, decoded. */
export const modulePath = z.object({ model: modelField() });

/**
 * `PUT /modules/{model}`. Without `used_licenses` the number known so far stays: a pipeline that reports a new
 * version knows nothing of use. Null forgets it.
 */
export const modulePut = z.object({
  product: productField(),
  installed_version: versionField(),
  used_licenses: usedLicenses().optional(),
});

/** An installed module as answered; times are RFC 3339 UTC. */
export const moduleAnswer = z.object({
  model: modelField(),
  product: productField(),
  installed_version: optionalVersion(),
  used_licenses: usedLicenses(),
  updated_at: z.iso.datetime(),
});
export type ModuleAnswer = z.output<typeof moduleAnswer>;

/** `GET /modules`. */
export const modulesAnswer = z.array(moduleAnswer);

/** `GET /modules/{model}/license`: what the last verified license set says of the module today. */
export const moduleLicenseAnswer = z.object({
  model: modelField(),
  code: z.enum(licenseCodes),
  permitted: z.boolean(),
  /** What decided; null while the license is valid. */
  reaction: z.enum(reactions).nullable(),
  message: z.string().nullable(),
  /** Since when the feature disable date has switched it off; null while it is on. */
  switched_off_at: z.iso.datetime().nullable(),
  used_licenses: usedLicenses(),
  user_count: z.int().nullable(),
  expires_on: z.string().nullable(),
  checked_at: z.iso.datetime().nullable(),
});
export type ModuleLicenseAnswer = z.output<typeof moduleLicenseAnswer>;

/** `POST /sessions`: a user begins to work in a module. */
export const sessionPost = z.object({ model: modelField(), user_name: text(200) });

/** The path of `/sessions/{id}`, decoded. */
export const sessionPath = z.object({ id: recordId() });

/** A session that is alive until `expires_at`, unless a heartbeat comes before. */
export const sessionAnswer = z.object({
  id: z.uuid(),
  expires_at: z.iso.datetime(),
  permitted: z.literal(true),
  /** What the license says with this session: one that only warns lets it in. */
  code: z.enum(licenseCodes),
});
export type SessionAnswer = z.output<typeof sessionAnswer>;

/** `PUT /sessions/{id}`: the heartbeat. */
export const heartbeatAnswer = sessionAnswer.pick({ id: true, expires_at: true });
export type HeartbeatAnswer = z.output<typeof heartbeatAnswer>;
