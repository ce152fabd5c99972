/** The views of the environment workspace, but for its audit log, which tells of sign-ins too: every instance has it. */
export const environmentViews = ['licenses', 'modules', 'users', 'sessions', 'configuration'] as const;

/** The views of the publisher workspace. */
export const publisherViews = [
  'products',
  'customers',
  'customer-products',
  'customer-environments',
  'telemetry',
  'announcements',
  'requests',
  'publisher-audit-log',
] as const;

const administrationViews = ['people', 'roles', 'api-tokens'] as const;

/** What a role grants a level on. Each is a place in the product that one may see. */
export const views = [...environmentViews, 'audit-log', ...publisherViews, ...administrationViews] as const;
export type View = (typeof views)[number];

/** As pages and the audit log name them. */
export const viewLabels: Record<View, string> = {
  licenses: 'Licenses',
  modules: 'Modules',
  users: 'User licensing',
  sessions: 'Concurrent sessions',
  configuration: 'Configuration and jobs',
  'audit-log': 'Audit log of the environment',
  products: 'Products',
  customers: 'Customers',
  'customer-products': 'Customer products',
  'customer-environments': 'Customer environments',
  telemetry: 'Telemetry',
  announcements: 'Announcements',
  requests: 'Requests',
  'publisher-audit-log': 'Audit log of the publisher',
  people: 'People',
  roles: 'Roles',
  'api-tokens': 'API tokens',
};

/** The views by where they are in the product. */
export const viewGroups: { label: string; views: readonly View[] }[] = [
  { label: 'Environment', views: [...environmentViews, 'audit-log'] },
  { label: 'Publisher', views: publisherViews },
  { label: 'Administration', views: administrationViews },
];

/** Each level includes those before it. */
export const levels = ['read', 'update', 'create', 'delete'] as const;
export type Level = (typeof levels)[number];

export type Grants = Partial<Record<View, Level>>;

/**
 * Global administrators may do everything in all organizations; organization administrators keep the people of
 * their own; what else anybody may do, roles say.
 */
export const personas = ['global-administrator', 'organization-administrator', 'user'] as const;
export type Persona = (typeof personas)[number];

/** Whose people a role is for: of this instance's own organization, or of customers. */
export const audiences = ['own', 'customer'] as const;
export type Audience = (typeof audiences)[number];

export const audienceLabels: Record<Audience, string> = {
  own: 'Own organization',
  customer: "Customers' people",
};

export const everything = Object.fromEntries(views.map((view) => [view, 'delete'])) as Grants;

/** What a persona may do without any role. */
export const personaGrants: Record<Persona, Grants> = {
  'global-administrator': everything,
  'organization-administrator': { people: 'delete' },
  user: {},
};

/** The most that a customer's people can be granted. All else is the publisher's own. */
export const customerGrants: Grants = {
  customers: 'read',
  'customer-products': 'read',
  'customer-environments': 'read',
  requests: 'create',
  people: 'delete',
};

const rank = (level: Level | undefined): number => (level === undefined ? -1 : levels.indexOf(level));

/** Whether `grants` reach `level` on `view`. */
export const reaches = (grants: Grants, view: View, level: Level): boolean =>
  rank(grants[view]) >= rank(level);

const combined = (all: readonly Grants[], choose: (levels: (Level | undefined)[]) => Level | undefined) =>
  Object.fromEntries(
    views.flatMap((view) => {
      const level = choose(all.map((grants) => grants[view]));
      return level ? [[view, level]] : [];
    }),
  ) as Grants;

/** Whether `limit` grants, on each view, at least what `grants` do. */
export const covers = (limit: Grants, grants: Grants): boolean =>
  views.every((view) => rank(limit[view]) >= rank(grants[view]));

/** On each view the highest level of them all. */
export const joined = (all: readonly Grants[]): Grants =>
  combined(all, (found) => found.reduce((most, each) => (rank(each) > rank(most) ? each : most), undefined));

/** `grants`, on no view beyond what `limit` allows. */
export const within = (grants: Grants, limit: Grants): Grants =>
  combined([grants, limit], ([granted, allowed]) => (rank(granted) < rank(allowed) ? granted : allowed));
