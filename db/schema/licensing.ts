import { sql } from 'drizzle-orm';
import { index, integer, json, table, text, timestamp, uniqueIndex } from '#db/dialect';
import { customerEnvironments } from '#db/schema/publisher';

export const signingKeys = table('signing_keys', {
  kid: text('kid').primaryKey(),
  alg: text('alg').notNull(),
  publicJwk: json('public_jwk').$type<Record<string, unknown>>().notNull(),
  sealedPrivateKey: text('sealed_private_key').notNull(),
  createdAt: timestamp('created_at').notNull(),
  /** Published before, signs from here on: at least 10 minutes after it could be seen, but for the first key. */
  signsFrom: timestamp('signs_from').notNull(),
});

/** A registration of a customer environment: what OAuth calls its client. */
export const clients = table(
  'clients',
  {
    /** The `client_id`. */
    id: text('id').primaryKey(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => customerEnvironments.id, { onDelete: 'cascade' }),
    /** Hash of the Idempotency-Key that it was registered with: a repeat with the same key replaces its tokens. */
    idempotencyHash: text('idempotency_hash'),
    registeredAt: timestamp('registered_at').notNull(),
    revokedAt: timestamp('revoked_at'),
    revokedReason: text('revoked_reason'),
    /** When its license set was last signed: an instance that has an older one at hand must not answer with it. */
    licenseSetSignedAt: timestamp('license_set_signed_at'),
  },
  (t) => [
    uniqueIndex('clients_current_unique').on(t.environmentId).where(sql`revoked_at is null`),
    index('clients_environment').on(t.environmentId),
  ],
);

/**
 * A customer token and the refresh token that came with it. A pair is `offered` until one of its tokens is first
 * used, then `current`; its predecessor is then `rotated`. An offered pair that a repeat replaced is `lost`.
 */
export const tokenPairs = table(
  'token_pairs',
  {
    id: text('id').primaryKey(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    predecessorId: text('predecessor_id'),
    state: text('state').$type<'offered' | 'current' | 'rotated' | 'lost' | 'revoked'>().notNull(),
    accessHash: text('access_hash').notNull(),
    refreshHash: text('refresh_hash').notNull(),
    issuedAt: timestamp('issued_at').notNull(),
    accessExpiresAt: timestamp('access_expires_at').notNull(),
    refreshExpiresAt: timestamp('refresh_expires_at').notNull(),
  },
  (t) => [
    uniqueIndex('token_pairs_access').on(t.accessHash),
    uniqueIndex('token_pairs_refresh').on(t.refreshHash),
    index('token_pairs_client').on(t.clientId),
    index('token_pairs_predecessor').on(t.predecessorId),
    index('token_pairs_refresh_expires').on(t.refreshExpiresAt),
  ],
);

/** Pairs that asked to register and are not listed (yet): what the product team assigns or rejects. */
export const pendingRegistrations = table(
  'pending_registrations',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    tenantKey: text('tenant_key').notNull(),
    serialNumber: text('serial_number').notNull(),
    state: text('state').$type<'pending' | 'rejected'>().notNull(),
    reason: text('reason').notNull().default(''),
    attempts: integer('attempts').notNull().default(1),
    firstSeenAt: timestamp('first_seen_at').notNull(),
    lastSeenAt: timestamp('last_seen_at').notNull(),
    remoteAddress: text('remote_address').notNull().default(''),
  },
  (t) => [
    uniqueIndex('pending_registrations_unique').on(t.tenantKey, t.serialNumber),
    index('pending_registrations_state').on(t.state, t.lastSeenAt),
  ],
);

/** One-time codes with which an environment may register again. Only the hash is kept. */
export const registrationCodes = table(
  'registration_codes',
  {
    id: text('id').primaryKey(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => customerEnvironments.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    issuedBy: text('issued_by').notNull(),
    issuedAt: timestamp('issued_at').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    usedAt: timestamp('used_at'),
    /** Hash of the Idempotency-Key of the request that used it, so that its repeat is told from a second use. */
    usedWith: text('used_with'),
  },
  (t) => [
    uniqueIndex('registration_codes_hash').on(t.codeHash),
    index('registration_codes_environment').on(t.environmentId),
  ],
);

/** License files that were made for environments without a connection. */
export const licenseFiles = table(
  'license_files',
  {
    id: text('id').primaryKey(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => customerEnvironments.id, { onDelete: 'cascade' }),
    jti: text('jti').notNull(),
    issuedBy: text('issued_by').notNull(),
    issuedAt: timestamp('issued_at').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
  },
  (t) => [index('license_files_environment').on(t.environmentId, t.issuedAt)],
);
