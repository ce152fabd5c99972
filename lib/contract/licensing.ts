import { DAY, HOUR, SECOND } from '#lib/kernel/clock';

/** Where the licensing API is, what it speaks, and what it bounds. The schemas stand in the files beside this one. */

/** The issuer is the public origin followed by this. */
export const LICENSING_PATH = '/api/licensing/v1';

/** RFC 8414 §3.1: the well-known name goes between origin and issuer path. */
export const METADATA_PATH = `/.well-known/oauth-authorization-server${LICENSING_PATH}`;

/** Below the issuer. Clients take the first four from the metadata, where they stand. */
export const licensingPaths = {
  registrations: '/registrations',
  token: '/token',
  revoke: '/revoke',
  jwks: '/jwks.json',
  licenses: '/licenses',
  validations: '/validations',
  announcements: '/announcements',
  telemetry: '/telemetry',
} as const;

export const mediaTypes = {
  json: 'application/json',
  problem: 'application/problem+json',
  jwt: 'application/jwt',
} as const;

/** The `typ` header of what the service signs, so that one kind never passes for another (RFC 8725 §3.11). */
export const LICENSE_SET_TYP = 'license+jwt';
export const LICENSE_VALIDATION_TYP = 'license-validation+jwt';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';

export const MAX_BODY_BYTES = 256 * 1024;
/** Modules in one telemetry message, and products named in one request for a license set. */
export const MAX_MODULES = 500;
export const MAX_USER_COUNT = 1_000_000;
/** Used licenses and enabled users as reported; fits a database's 32-bit integer. */
export const MAX_REPORTED_COUNT = 1_000_000_000;

/** Longest texts, in UTF-16 code units. */
export const maxLength = {
  name: 200,
  tenant: 253,
  environmentId: 200,
  clientId: 200,
  token: 4096,
  registrationCode: 200,
  idempotencyKey: 255,
  nonce: 255,
} as const;

/** Lifetimes in milliseconds. */
export const LICENSE_SET_LIFETIME = 7 * DAY;
export const LICENSE_VALIDATION_LIFETIME = DAY;
export const CUSTOMER_TOKEN_LIFETIME = 24 * HOUR;
export const REFRESH_TOKEN_LIFETIME = 90 * DAY;
/** The environment renews its customer token when less than this is left of it. */
export const RENEW_BELOW = 6 * HOUR;
export const REGISTRATION_CODE_LIFETIME = 72 * HOUR;

/** Milliseconds as the whole seconds of `expires_in` and of JWT claims. */
export const inSeconds = (milliseconds: number): number => Math.floor(milliseconds / SECOND);
