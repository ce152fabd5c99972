import { type Grants, type Role, roleGrants, type View } from '#lib/access/views';
import { config } from '#lib/config/config';

export type Workspace = 'publisher' | 'environment';

/** Whether this instance serves as publisher, as environment; it may be both. */
export const hasWorkspace = (workspace: Workspace): boolean => config().workspaces.has(workspace);

const publisherViews: View[] = [
  'products',
  'customers',
  'customer-products',
  'customer-environments',
  'publisher-audit-log',
];
// The environment's audit log tells of sign-ins too, so that every instance has it.
const environmentViews: View[] = ['licenses', 'modules', 'configuration'];

/** What a person with `role` may do on this instance: nothing in a workspace that it does not have. */
export function grantsOf(role: Role): Grants {
  const missing = [
    ...(hasWorkspace('publisher') ? [] : publisherViews),
    ...(hasWorkspace('environment') ? [] : environmentViews),
  ];
  return Object.fromEntries(
    Object.entries(roleGrants[role]).filter(([view]) => !missing.includes(view as View)),
  );
}
