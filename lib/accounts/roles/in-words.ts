import { audienceLabels, type Grants, viewLabels, views } from '#lib/access/views';
import type { RoleInput } from '#lib/accounts/roles/schema';

/** What a role grants, as the audit log and lists say it: `Products: delete, Telemetry: read`. */
export const grantsInWords = (grants: Grants): string =>
  views.flatMap((view) => (grants[view] ? [`${viewLabels[view]}: ${grants[view]}`] : [])).join(', ') ||
  'nothing';

/** What changed from `before` to `after`. Empty if nothing did. */
export const roleDifferences = (before: RoleInput, after: RoleInput): string =>
  [
    ['name', before.name, after.name],
    ['description', before.description || 'none', after.description || 'none'],
    ['audience', audienceLabels[before.audience], audienceLabels[after.audience]],
    ...views.map((view) => [viewLabels[view], before.grants[view] ?? 'none', after.grants[view] ?? 'none']),
  ]
    .flatMap(([what, was, is]) => (was === is ? [] : [`${what} ${was} → ${is}`]))
    .join('; ');
