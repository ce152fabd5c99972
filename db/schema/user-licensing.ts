import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, primaryKey, table, text, timestamp, uniqueIndex } from '#db/dialect';
import { edited } from '#db/schema/edited';
import { modules } from '#db/schema/environment';

/** The users of the environment's business system, whom licenses count. They do not sign in here. */
export const namedUsers = table(
  'named_users',
  {
    id: text('id').primaryKey(),
    /** As the business system knows the user; SCIM's `userName`. */
    userName: text('user_name').notNull(),
    userNameKey: text('user_name_key').notNull(),
    displayName: text('display_name').notNull().default(''),
    email: text('email').notNull().default(''),
    /** What who provisions the user calls it. */
    externalId: text('external_id'),
    enabled: boolean('enabled').notNull().default(true),
    ...edited(),
  },
  (t) => [
    uniqueIndex('named_users_user_name_unique').on(t.userNameKey),
    index('named_users_external').on(t.externalId),
    index('named_users_enabled').on(t.enabled, t.userNameKey),
  ],
);

/** What users may do in the business system, and which user license type that takes. SCIM's groups. */
export const securityRoles = table(
  'security_roles',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    externalId: text('external_id'),
    userLicenseType: text('user_license_type')
      .$type<'enterprise' | 'functional' | 'task' | 'self-serve' | 'none'>()
      .notNull()
      .default('none'),
    ...edited(),
  },
  (t) => [
    uniqueIndex('security_roles_name_unique').on(t.nameKey),
    index('security_roles_external').on(t.externalId),
  ],
);

/** Which modules a role grants. */
export const securityRoleModules = table(
  'security_role_modules',
  {
    roleId: text('role_id')
      .notNull()
      .references(() => securityRoles.id, { onDelete: 'cascade' }),
    moduleId: text('module_id')
      .notNull()
      .references(() => modules.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.roleId, t.moduleId] }),
    index('security_role_modules_module').on(t.moduleId),
  ],
);

export const namedUserRoles = table(
  'named_user_roles',
  {
    userId: text('user_id')
      .notNull()
      .references(() => namedUsers.id, { onDelete: 'cascade' }),
    roleId: text('role_id')
      .notNull()
      .references(() => securityRoles.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.roleId] }),
    index('named_user_roles_role').on(t.roleId, t.userId),
  ],
);

/**
 * One row, which triggers of the database raise with every change of what named users use: users added, removed,
 * enabled or disabled, their roles, and what roles grant. Counting anew is needed only when it differs.
 */
export const namedUserChanges = table('named_user_changes', {
  id: integer('id').primaryKey(),
  changes: integer('changes').notNull(),
});

/** Runs of the recount: the official, dated figures. */
export const recounts = table(
  'recounts',
  {
    id: text('id').primaryKey(),
    /** Who ran it, as shown. */
    ranBy: text('ran_by').notNull(),
    startedAt: timestamp('started_at').notNull(),
    finishedAt: timestamp('finished_at'),
    outcome: text('outcome').$type<'running' | 'ok' | 'failed' | 'interrupted'>().notNull(),
    message: text('message').notNull().default(''),
    /** Users counted so far, and in all: the progress. */
    counted: integer('counted').notNull().default(0),
    enabledUsers: integer('enabled_users').notNull().default(0),
  },
  (t) => [
    index('recounts_started').on(t.startedAt, t.id),
    index('recounts_outcome').on(t.outcome, t.finishedAt),
  ],
);

/** What a run counted: enabled users by type, and users by module; a module by its model as it was called then. */
export const recountCounts = table(
  'recount_counts',
  {
    recountId: text('recount_id')
      .notNull()
      .references(() => recounts.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'type' | 'module'>().notNull(),
    /** The user license type, or the module's folded model. */
    key: text('key').notNull(),
    label: text('label').notNull(),
    count: integer('count').notNull(),
    /** Of the module's license at that time; null for none, and for a site license. */
    quantity: integer('quantity'),
  },
  (t) => [primaryKey({ columns: [t.recountId, t.kind, t.key] })],
);

/** Who was counted where; kept for the latest run only. */
export const recountNames = table(
  'recount_names',
  {
    recountId: text('recount_id')
      .notNull()
      .references(() => recounts.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'type' | 'module'>().notNull(),
    key: text('key').notNull(),
    userName: text('user_name').notNull(),
    displayName: text('display_name').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.recountId, t.kind, t.key, t.userName] })],
);

/** Users at work in a module now: a session lives until it is closed or misses its heartbeat. */
export const concurrentSessions = table(
  'concurrent_sessions',
  {
    id: text('id').primaryKey(),
    moduleId: text('module_id')
      .notNull()
      .references(() => modules.id, { onDelete: 'cascade' }),
    userName: text('user_name').notNull(),
    openedAt: timestamp('opened_at').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
  },
  (t) => [
    index('concurrent_sessions_module').on(t.moduleId, t.expiresAt),
    index('concurrent_sessions_expires').on(t.expiresAt),
  ],
);

/** The most sessions of a module at once, per day (UTC). Its row is written first by who opens a session: they take turns. */
export const sessionPeaks = table(
  'session_peaks',
  {
    moduleId: text('module_id')
      .notNull()
      .references(() => modules.id, { onDelete: 'cascade' }),
    day: text('day').notNull(),
    peak: integer('peak').notNull(),
    openings: integer('openings').notNull().default(0),
    refused: integer('refused').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.moduleId, t.day] }), check('session_peaks_peak', sql`${t.peak} >= 0`)],
);
