import { sql } from 'drizzle-orm';
import { boolean, check, date, integer, json, table, text, timestamp, uniqueIndex } from '#db/dialect';

/** One row: the environment that this instance serves. */
export const environment = table('environment', {
  id: integer('id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  /** Also its serial number. */
  environmentId: text('environment_id').notNull(),
  name: text('name').notNull(),
  hostUrl: text('host_url').notNull(),
  production: boolean('production').notNull(),
  registrationEndpoint: text('registration_endpoint').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: timestamp('updated_at').notNull(),
});

/**
 * One row: the registration of this environment and its tokens, sealed. `issuer`, `tenantId` and `environmentId`
 * are what it was made for; where the environment differs, it is a copy and is not used.
 */
export const registration = table('registration', {
  id: integer('id').primaryKey(),
  issuer: text('issuer'),
  tenantId: text('tenant_id'),
  environmentId: text('environment_id'),
  clientId: text('client_id'),
  licenseHolder: text('license_holder').notNull().default(''),
  sealedAccessToken: text('sealed_access_token'),
  accessExpiresAt: timestamp('access_expires_at'),
  sealedRefreshToken: text('sealed_refresh_token'),
  /** The service no longer accepts the refresh token: only a registration with a code helps. */
  refreshSpent: boolean('refresh_spent').notNull().default(false),
  registeredAt: timestamp('registered_at'),
  renewedAt: timestamp('renewed_at'),
  /** Outcome of the last registration or token request; null when there was none. */
  lastOutcome: text('last_outcome').$type<'ok' | 'pending' | 'failed'>(),
  lastMessage: text('last_message').notNull().default(''),
  lastAttemptAt: timestamp('last_attempt_at'),
  /** For which environment and issuer it was, as a keyed hash: it says nothing of any other, nor of a copy. */
  attemptFor: text('attempt_for'),
  /** Sealed; kept before a registration is sent, so that a repeat after a lost answer can be told. */
  sealedIdempotencyKey: text('sealed_idempotency_key'),
  /** What the kept key was made for. */
  idempotencyFor: text('idempotency_for'),
});

export const modules = table(
  'modules',
  {
    id: text('id').primaryKey(),
    model: text('model').notNull(),
    modelKey: text('model_key').notNull(),
    product: text('product').notNull(),
    productKey: text('product_key').notNull(),
    installedVersion: text('installed_version').notNull(),
    /** As reported by the module; null when it does not report. */
    reportedUsedLicenses: integer('reported_used_licenses'),
    /** Since when its license has switched the feature off; null while it is on. */
    switchedOffAt: timestamp('switched_off_at'),
    revision: integer('revision').notNull().default(1),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('modules_model_unique').on(t.modelKey),
    check('modules_used', sql`${t.reportedUsedLicenses} is null or ${t.reportedUsedLicenses} >= 0`),
  ],
);

/** One row: the license set in force, as last fetched and verified. */
export const licenseSet = table('license_set', {
  id: integer('id').primaryKey(),
  issuer: text('issuer').notNull(),
  environmentId: text('environment_id').notNull(),
  tenantId: text('tenant_id').notNull(),
  jti: text('jti').notNull(),
  issuedAt: timestamp('issued_at').notNull(),
  expiresAt: timestamp('expires_at').notNull(),
  etag: text('etag').notNull(),
  /** Whether the service answered it, or somebody imported it as a license file. */
  source: text('source').$type<'service' | 'file'>().notNull().default('service'),
  /** The product names that it was asked for, folded and sorted: an `etag` speaks only for these. */
  askedFor: text('asked_for').notNull(),
  environmentActive: boolean('environment_active').notNull(),
  licenseHolder: text('license_holder').notNull(),
  /** When its content last changed, and when the service last confirmed it (the last successful license check). */
  fetchedAt: timestamp('fetched_at').notNull(),
  checkedAt: timestamp('checked_at').notNull(),
  /** When the clock was first found set back behind `checkedAt`; reported once until the next check succeeds. */
  clockNoticedAt: timestamp('clock_noticed_at'),
});

/** The licenses of the set in force, one per product, as the set says them. */
export const licenses = table('licenses', {
  productKey: text('product_key').primaryKey(),
  product: text('product').notNull(),
  entry: json('entry').$type<Record<string, unknown>>().notNull(),
  expiresOn: date('expires_on'),
});

/** The last outcome of what the environment does over the wire, for the pages. */
export const exchanges = table('exchanges', {
  name: text('name').$type<'license-refresh' | 'telemetry' | 'announcements' | 'validation'>().primaryKey(),
  outcome: text('outcome').$type<'ok' | 'failed'>().notNull(),
  message: text('message').notNull(),
  at: timestamp('at').notNull(),
  lastSuccessAt: timestamp('last_success_at'),
});

/** The publisher's announcements, as last fetched. */
export const fetchedAnnouncements = table('fetched_announcements', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<'downtime' | 'update' | 'outage'>().notNull(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  startsAt: timestamp('starts_at').notNull(),
  endsAt: timestamp('ends_at').notNull(),
});
