import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '#db/dialect';

export const users = table(
  'users',
  {
    id: text('id').primaryKey(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<'administrator' | 'user'>().notNull(),
    /** argon2id, PHC format; null until the invitation is accepted. */
    passwordHash: text('password_hash'),
    disabled: boolean('disabled').notNull().default(false),
    /** A session is good while it carries this number: raised by sign-out everywhere, reset and disabling. */
    sessionVersion: integer('session_version').notNull().default(1),
    lastSignInAt: timestamp('last_sign_in_at'),
    revision: integer('revision').notNull().default(1),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [uniqueIndex('users_email_unique').on(t.emailKey)],
);

/** Single-use links to choose a password: invitations and resets. Only the hash is kept. */
export const accountLinks = table(
  'account_links',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'invitation' | 'reset'>().notNull(),
    tokenHash: text('token_hash').notNull(),
    createdAt: timestamp('created_at').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    usedAt: timestamp('used_at'),
  },
  (t) => [uniqueIndex('account_links_token').on(t.tokenHash), index('account_links_user').on(t.userId)],
);

export const apiTokens = table(
  'api_tokens',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull(),
    scopes: json('scopes').$type<string[]>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: timestamp('created_at').notNull(),
    expiresAt: timestamp('expires_at'),
    lastUsedAt: timestamp('last_used_at'),
    revokedAt: timestamp('revoked_at'),
  },
  (t) => [uniqueIndex('api_tokens_hash').on(t.tokenHash)],
);

/** Settings of this instance that are not environment variables. */
export const settings = table('settings', {
  name: text('name').primaryKey(),
  value: json('value').notNull(),
});

/**
 * The audit log of both sides. Entries are only ever added, and deleted by clearing. `sequence` and the hashes are
 * filled when entries are sealed into the chain, in the order in which they are found committed.
 */
export const auditEntries = table(
  'audit_entries',
  {
    id: text('id').primaryKey(),
    side: text('side').$type<'publisher' | 'environment'>().notNull(),
    operation: text('operation').notNull(),
    /** Who, as shown: an e-mail address, a client ID, or the part of the system that acted. */
    actor: text('actor').notNull(),
    actorId: text('actor_id'),
    at: timestamp('at').notNull(),
    details: text('details').notNull(),
    environment: text('environment').notNull().default(''),
    sequence: integer('sequence'),
    previousHash: text('previous_hash'),
    hash: text('hash'),
  },
  (t) => [
    index('audit_entries_list').on(t.side, t.at, t.id),
    uniqueIndex('audit_entries_sequence').on(t.side, t.sequence),
  ],
);

export const jobs = table('jobs', {
  name: text('name').primaryKey(),
  scheduled: boolean('scheduled').notNull(),
  nextRunAt: timestamp('next_run_at'),
  claimedBy: text('claimed_by'),
  claimedUntil: timestamp('claimed_until'),
});

export const jobRuns = table(
  'job_runs',
  {
    id: text('id').primaryKey(),
    job: text('job').notNull(),
    actor: text('actor').notNull(),
    startedAt: timestamp('started_at').notNull(),
    finishedAt: timestamp('finished_at'),
    outcome: text('outcome').$type<'running' | 'ok' | 'failed' | 'interrupted'>().notNull(),
    message: text('message').notNull().default(''),
  },
  (t) => [index('job_runs_job').on(t.job, t.startedAt)],
);

/** Who may do what spans HTTP and must not happen twice at once, such as renewing the customer token. */
export const leases = table('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  expiresAt: timestamp('expires_at').notNull(),
});
