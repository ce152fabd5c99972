import type { Grants, View } from '#lib/access/views';
import { config } from '#lib/config/config';

export type Workspace = 'publisher' | 'environment';

/** Whether this instance serves as publisher, as environment; it may be both. */
export const hasWorkspace = (workspace: Workspace): boolean => config().workspaces.has(workspace);

const publisherViews: View[] = [
  'products',
  'customers',
  'customer-products',
  'customer-environments',
  'telemetry',
  'announcements',
  'requests',
  'publisher-audit-log',
];
// The environment's audit log tells of sign-ins too, so that every instance has it.
const environmentViews: View[] = ['licenses', 'modules', 'users', 'sessions', 'configuration'];

/** `grants` as they count on this instance: nothing in a workspace that it does not have. */
export function withoutMissingWorkspaces(grants: Grants): Grants {
  const missing = [
    ...(hasWorkspace('publisher') ? [] : publisherViews),
    ...(hasWorkspace('environment') ? [] : environmentViews),
  ];
  return Object.fromEntries(Object.entries(grants).filter(([view]) => !missing.includes(view as View)));
}
