import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '#db/dialect';
import { customers } from '#db/schema/publisher';

/** The organization that runs this instance: the publisher, or the company whose environment this is. */
export const OWN_ORGANIZATION = '00000000-0000-7000-8000-000000000001';
/** The role that the people of earlier versions without administration have. */
export const ENVIRONMENT_VIEWER = '00000000-0000-7000-8000-000000000002';

/** Who people belong to: this instance's own organization, and one for each customer whose people sign in here. */
export const organizations = table(
  'organizations',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'own' | 'customer'>().notNull(),
    /** Null for the own one. A customer's is named after it. */
    customerId: text('customer_id').references(() => customers.id, { onDelete: 'cascade' }),
    /** Folded e-mail domains, outside of which nobody is added or signed in; none allows every domain. */
    allowedDomains: json('allowed_domains').$type<string[]>().notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('organizations_customer_unique').on(t.customerId),
    check(
      'organizations_kind',
      sql`(${t.kind} = 'own' and ${t.customerId} is null) or (${t.kind} = 'customer' and ${t.customerId} is not null)`,
    ),
  ],
);

export const users = table(
  'users',
  {
    id: text('id').primaryKey(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    name: text('name').notNull(),
    organizationId: text('organization_id')
      .notNull()
      .default(OWN_ORGANIZATION)
      .references(() => organizations.id, { onDelete: 'restrict' }),
    persona: text('persona')
      .$type<'global-administrator' | 'organization-administrator' | 'user'>()
      .notNull()
      .default('user'),
    /** The OpenID Provider and its name for this person (`iss`, `sub`), from the first sign-in there on. */
    identityIssuer: text('identity_issuer'),
    identitySubject: text('identity_subject'),
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
  (t) => [
    uniqueIndex('users_email_unique').on(t.emailKey),
    uniqueIndex('users_identity_unique').on(t.identityIssuer, t.identitySubject),
    index('users_organization').on(t.organizationId),
  ],
);

/** What a group of people may do: one level per view. */
export const roles = table(
  'roles',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    description: text('description').notNull().default(''),
    /** Whose people may have it: of the own organization, or of customers. */
    audience: text('audience').$type<'own' | 'customer'>().notNull(),
    grants: json('grants').$type<Record<string, string>>().notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [uniqueIndex('roles_name_unique').on(t.nameKey)],
);

export const userRoles = table(
  'user_roles',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    roleId: text('role_id')
      .notNull()
      .references(() => roles.id, { onDelete: 'restrict' }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.roleId] }), index('user_roles_role').on(t.roleId)],
);

/** How one person likes the pages: hidden columns, density. */
export const userPreferences = table(
  'user_preferences',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    value: json('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.name] })],
);

/** What signing out at the OpenID Provider takes: the ID token of a session that began there, sealed. */
export const providerSessions = table(
  'provider_sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    sealedIdToken: text('sealed_id_token').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [index('provider_sessions_user').on(t.userId), index('provider_sessions_created').on(t.createdAt)],
);

/** A person signed in with one browser: good until it ends, is ended, or the person's session version is raised. */
export const accountSessions = table(
  'account_sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at').notNull(),
    /** Last use that was written down; not every request is. */
    lastUsedAt: timestamp('last_used_at').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    endedAt: timestamp('ended_at'),
    /** When the person last proved who they are: by signing in, or once more before something grave. */
    confirmedAt: timestamp('confirmed_at').notNull(),
    /** Network address and browser at the sign-in, as shown to the person. */
    address: text('address').notNull(),
    userAgent: text('user_agent').notNull(),
  },
  (t) => [
    index('account_sessions_user').on(t.userId, t.createdAt),
    index('account_sessions_expires').on(t.expiresAt),
  ],
);

/** What has been used up of limits that all instances share, such as tries to sign in from one address. */
export const rateLimits = table(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expire: timestamp('expire'),
  },
  (t) => [index('rate_limits_expire').on(t.expire)],
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
    /** The time of the schedule that it stands for; null for a run on demand. */
    dueAt: timestamp('due_at'),
    startedAt: timestamp('started_at').notNull(),
    finishedAt: timestamp('finished_at'),
    outcome: text('outcome').$type<'running' | 'ok' | 'failed' | 'interrupted'>().notNull(),
    message: text('message').notNull().default(''),
  },
  (t) => [
    index('job_runs_job').on(t.job, t.startedAt),
    uniqueIndex('job_runs_due_unique').on(t.job, t.dueAt).where(sql`outcome in ('ok', 'failed')`),
  ],
);

/** Who may do what spans HTTP and must not happen twice at once, such as renewing the customer token. */
export const leases = table('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  expiresAt: timestamp('expires_at').notNull(),
});
