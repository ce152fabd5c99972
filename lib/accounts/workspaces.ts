import { environmentViews, type Grants, publisherViews, type View } from '#lib/access/views';
import { config } from '#lib/config/config';

export type Workspace = 'publisher' | 'environment';

/** Whether this instance serves as publisher, as environment; it may be both. */
export const hasWorkspace = (workspace: Workspace): boolean => config().workspaces.has(workspace);

/** `grants` as they count on this instance: nothing in a workspace that it does not have. */
export function withoutMissingWorkspaces(grants: Grants): Grants {
  const missing: View[] = [
    ...(hasWorkspace('publisher') ? [] : publisherViews),
    ...(hasWorkspace('environment') ? [] : environmentViews),
  ];
  return Object.fromEntries(Object.entries(grants).filter(([view]) => !missing.includes(view as View)));
}
