/** What a role grants a level on. Each is a place in the product that one may see. */
export const views = [
  // environment workspace
  'licenses',
  'modules',
  'configuration',
  'audit-log',
  // publisher workspace
  'products',
  'customers',
  'customer-products',
  'customer-environments',
  'publisher-audit-log',
  // this instance
  'people',
  'api-tokens',
] as const;
export type View = (typeof views)[number];

/** Each level includes those before it. */
export const levels = ['read', 'update', 'create', 'delete'] as const;
export type Level = (typeof levels)[number];

export type Grants = Partial<Record<View, Level>>;

export const roles = ['administrator', 'user'] as const;
export type Role = (typeof roles)[number];

const everything = Object.fromEntries(views.map((view) => [view, 'delete'])) as Grants;

/** What each role may do. A user sees the environment and its licenses, and changes nothing. */
export const roleGrants: Record<Role, Grants> = {
  administrator: everything,
  user: { licenses: 'read', modules: 'read', configuration: 'read', 'audit-log': 'read' },
};

/** Whether `grants` reach `level` on `view`. */
export function reaches(grants: Grants, view: View, level: Level): boolean {
  const granted = grants[view];
  return granted !== undefined && levels.indexOf(granted) >= levels.indexOf(level);
}
