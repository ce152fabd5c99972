import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  json,
  table,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from '#db/dialect';
import { edited } from '#db/schema/edited';

export const products = table(
  'products',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    description: text('description').notNull().default(''),
    region: text('region').notNull().default('None'),
    active: boolean('active').notNull().default(true),
    disableLicenseControl: boolean('disable_license_control').notNull().default(false),
    featureManaged: boolean('feature_managed').notNull().default(false),
    reaction: text('reaction').notNull().default('warn'),
    reactionNotCounted: text('reaction_not_counted').notNull().default('trust'),
    reactionCountStale: text('reaction_count_stale').notNull().default('trust'),
    metric: text('metric').notNull().default('reported'),
    termsUrl: text('terms_url').notNull().default(''),
    userGuideUrl: text('user_guide_url').notNull().default(''),
    supportEmail: text('support_email').notNull().default(''),
    ...edited(),
  },
  (t) => [
    uniqueIndex('products_name_unique').on(t.nameKey),
    // Target of customer_products' foreign key, which carries the flag along. A constraint and not an index: the
    // migration for PostgreSQL makes indexes after foreign keys.
    unique('products_feature_managed').on(t.id, t.featureManaged),
  ],
);

export const releases = table(
  'releases',
  {
    id: text('id').primaryKey(),
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    version: text('version').notNull(),
    /** Sorts as the dotted numbers do; `1.0` and `1.0.0` are one version. */
    versionKey: text('version_key').notNull(),
    releasedOn: date('released_on').notNull(),
    releaseNotesUrl: text('release_notes_url').notNull().default(''),
    ...edited(),
  },
  (t) => [uniqueIndex('releases_version_unique').on(t.productId, t.versionKey)],
);

export const customers = table(
  'customers',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    description: text('description').notNull().default(''),
    region: text('region').notNull().default('None'),
    customerNumber: text('customer_number').notNull().default(''),
    /** Counts every change to what this customer's license sets say. */
    licenseRevision: integer('license_revision').notNull().default(1),
    ...edited(),
  },
  (t) => [
    uniqueIndex('customers_name_unique').on(t.nameKey),
    index('customers_number').on(t.customerNumber, t.id),
    index('customers_region').on(t.region, t.id),
    index('customers_updated').on(t.updatedAt, t.id),
  ],
);

export const customerProducts = table(
  'customer_products',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'restrict' }),
    productId: text('product_id').notNull(),
    /** The product's flag, kept alike by the foreign key, so that a check can see it. */
    productFeatureManaged: boolean('product_feature_managed').notNull(),
    licenseType: text('license_type').notNull(),
    enabled: boolean('enabled').notNull().default(true),
    startsOn: date('starts_on'),
    expiresOn: date('expires_on'),
    featureDisableOn: date('feature_disable_on'),
    agreementStartsOn: date('agreement_starts_on'),
    siteLicense: boolean('site_license').notNull().default(false),
    userCount: integer('user_count'),
    wbs: text('wbs').notNull().default(''),
    invoicedAs: text('invoiced_as').notNull().default(''),
    notes: text('notes').notNull().default(''),
    ...edited(),
  },
  (t) => [
    uniqueIndex('customer_products_unique').on(t.customerId, t.productId),
    index('customer_products_product').on(t.productId),
    index('customer_products_expires_on').on(t.expiresOn, t.id),
    foreignKey({
      name: 'customer_products_product_fk',
      columns: [t.productId, t.productFeatureManaged],
      foreignColumns: [products.id, products.featureManaged],
    })
      .onUpdate('cascade')
      .onDelete('restrict'),
    check(
      'customer_products_user_count',
      sql`(${t.siteLicense} and ${t.userCount} is null) or (not ${t.siteLicense} and ${t.userCount} is not null and ${t.userCount} between 1 and 1000000)`,
    ),
    check('customer_products_temp_ends', sql`${t.licenseType} <> 'Temp' or ${t.expiresOn} is not null`),
    check(
      'customer_products_period',
      sql`${t.startsOn} is null or ${t.expiresOn} is null or ${t.expiresOn} >= ${t.startsOn}`,
    ),
    check(
      'customer_products_feature_disable',
      sql`${t.featureDisableOn} is null or (${t.productFeatureManaged} and ${t.expiresOn} is not null and ${t.featureDisableOn} >= ${t.expiresOn})`,
    ),
  ],
);

export const customerEnvironments = table(
  'customer_environments',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'restrict' }),
    tenant: text('tenant').notNull(),
    tenantKey: text('tenant_key').notNull(),
    serialNumber: text('serial_number').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull().default(''),
    production: boolean('production').notNull().default(true),
    active: boolean('active').notNull().default(true),
    refusedAttempts: integer('refused_attempts').notNull().default(0),
    lastRefusedAt: timestamp('last_refused_at'),
    lastTelemetryAt: timestamp('last_telemetry_at'),
    ...edited(),
  },
  (t) => [
    uniqueIndex('customer_environments_unique').on(t.tenantKey, t.serialNumber),
    index('customer_environments_customer').on(t.customerId),
    index('customer_environments_name').on(t.nameKey, t.id),
    index('customer_environments_telemetry').on(t.lastTelemetryAt, t.id),
  ],
);

/** One row: counts every change to products and releases, which all license sets may carry. */
export const catalogue = table('catalogue', {
  id: integer('id').primaryKey(),
  revision: integer('revision').notNull(),
});

/** What an environment reported, as received. */
export const telemetryReports = table(
  'telemetry_reports',
  {
    id: text('id').primaryKey(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => customerEnvironments.id, { onDelete: 'cascade' }),
    idempotencyKey: text('idempotency_key'),
    receivedAt: timestamp('received_at').notNull(),
    report: json('report').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    uniqueIndex('telemetry_reports_idempotency').on(t.environmentId, t.idempotencyKey),
    index('telemetry_reports_received').on(t.environmentId, t.receivedAt),
  ],
);

/** The modules that each environment last reported, one row each: what `telemetry_reports` says, made countable. */
export const reportedModules = table(
  'reported_modules',
  {
    id: text('id').primaryKey(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => customerEnvironments.id, { onDelete: 'cascade' }),
    model: text('model').notNull(),
    modelKey: text('model_key').notNull(),
    product: text('product').notNull(),
    productKey: text('product_key').notNull(),
    installedVersion: text('installed_version').notNull(),
    versionKey: text('version_key').notNull(),
    usedLicenses: integer('used_licenses'),
    reportedAt: timestamp('reported_at').notNull(),
  },
  (t) => [
    uniqueIndex('reported_modules_unique').on(t.environmentId, t.modelKey),
    index('reported_modules_product').on(t.productKey, t.versionKey),
  ],
);

/** The validation log: what environments asked and what they were answered. */
export const validations = table(
  'validations',
  {
    id: text('id').primaryKey(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => customerEnvironments.id, { onDelete: 'cascade' }),
    at: timestamp('at').notNull(),
    product: text('product').notNull(),
    productKey: text('product_key').notNull(),
    model: text('model').notNull(),
    modelVersion: text('model_version').notNull(),
    hostUrl: text('host_url').notNull(),
    enabled: boolean('enabled').notNull(),
    installed: boolean('installed').notNull(),
    production: boolean('production').notNull(),
    usedLicenses: integer('used_licenses'),
    code: text('code').notNull(),
    permitted: boolean('permitted').notNull(),
  },
  (t) => [index('validations_at').on(t.at, t.id), index('validations_environment').on(t.environmentId, t.at)],
);

/** A planned downtime or update, or an outage under way, as environments show it while it applies. */
export const announcements = table(
  'announcements',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'downtime' | 'update' | 'outage'>().notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    startsAt: timestamp('starts_at').notNull(),
    endsAt: timestamp('ends_at').notNull(),
    ...edited(),
  },
  (t) => [
    index('announcements_ends').on(t.endsAt),
    check('announcements_period', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** What a customer's people ask the product team for: a renewal, or more users. */
export const licenseRequests = table(
  'license_requests',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'restrict' }),
    customerProductId: text('customer_product_id')
      .notNull()
      .references(() => customerProducts.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'renewal' | 'users'>().notNull(),
    /** For more users: how many in all. */
    userCount: integer('user_count'),
    /** For a renewal: the end date that is wished for. */
    expiresOn: date('expires_on'),
    message: text('message').notNull().default(''),
    state: text('state').$type<'open' | 'granted' | 'declined' | 'withdrawn'>().notNull().default('open'),
    /** Who asked, as shown: an e-mail address. */
    requestedBy: text('requested_by').notNull(),
    answer: text('answer').notNull().default(''),
    answeredBy: text('answered_by').notNull().default(''),
    answeredAt: timestamp('answered_at'),
    ...edited(),
  },
  (t) => [
    index('license_requests_state').on(t.state, t.createdAt),
    index('license_requests_customer').on(t.customerId),
    uniqueIndex('license_requests_open_unique').on(t.customerProductId, t.kind).where(sql`state = 'open'`),
    check(
      'license_requests_wish',
      sql`(${t.kind} = 'users' and ${t.userCount} is not null and ${t.expiresOn} is null) or (${t.kind} = 'renewal' and ${t.userCount} is null and ${t.expiresOn} is not null)`,
    ),
  ],
);
