import { audienceLabels, type Grants, levels, viewLabels, views } from '#lib/access/views';
import type { RoleInput } from '#lib/accounts/roles/schema';

/** What a role grants, as the audit log and lists say it: `Products, Customers: delete; Telemetry: read`. */
export const grantsInWords = (grants: Grants): string =>
  levels
    .toReversed()
    .map((level) => [level, views.filter((view) => grants[view] === level)] as const)
    .flatMap(([level, of]) =>
      of.length > 0 ? [`${of.map((view) => viewLabels[view]).join(', ')}: ${level}`] : [],
    )
    .join('; ') || 'nothing';

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
