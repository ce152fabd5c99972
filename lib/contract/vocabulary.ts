/**
 * The closed sets of values that forms, databases and the wire share. Where a value reads well it is its own
 * label; the others have a `…Labels` map for pages.
 */

export const licenseTypes = [
  'Perpetual',
  'Month',
  'Quarter',
  'Annual',
  'Subscription',
  'Temp',
  'Managed services',
] as const;
export type LicenseType = (typeof licenseTypes)[number];

export const regions = ['None', 'ANZ', 'Global', 'Nordic'] as const;
export type Region = (typeof regions)[number];

/** What happens when a license does not cover the use, from the mildest to the strictest. */
export const reactions = ['trust', 'warn', 'block'] as const;
export type Reaction = (typeof reactions)[number];
export const reactionLabels: Record<Reaction, string> = { trust: 'Trust', warn: 'Warn', block: 'Block' };

/** What counts as a used license. */
export const metrics = ['named_users', 'concurrent_users', 'reported'] as const;
export type Metric = (typeof metrics)[number];
export const metricLabels: Record<Metric, string> = {
  named_users: 'Named users',
  concurrent_users: 'Concurrent users',
  reported: 'Reported by the module',
};

/** What a license says, in the order in which the first match is chosen. */
export const licenseCodes = [
  'ENVIRONMENT_INACTIVE',
  'NOT_LICENSED',
  'FEATURE_DISABLED',
  'LICENSE_DISABLED',
  'NOT_STARTED',
  'EXPIRED',
  'USERS_EXCEEDED',
  'USERS_NOT_COUNTED',
  'COUNT_STALE',
  'VALID',
] as const;
export type LicenseCode = (typeof licenseCodes)[number];
export const licenseCodeLabels: Record<LicenseCode, string> = {
  ENVIRONMENT_INACTIVE: 'Environment not active',
  NOT_LICENSED: 'Not licensed',
  FEATURE_DISABLED: 'Feature disabled',
  LICENSE_DISABLED: 'License disabled',
  NOT_STARTED: 'Not started',
  EXPIRED: 'Expired',
  USERS_EXCEEDED: 'Users exceeded',
  USERS_NOT_COUNTED: 'Users never counted',
  COUNT_STALE: 'User count older than a week',
  VALID: 'Valid',
};

/** What is true of a license today; several may be, whatever its code. */
export const licenseFacts = [
  'environment_inactive',
  'not_licensed',
  'feature_disabled',
  'disabled',
  'not_started',
  'expired',
  'exceeded',
  'not_counted',
  'count_stale',
  'maintenance_lapsed',
  'newer_version',
] as const;
export type LicenseFact = (typeof licenseFacts)[number];
export const licenseFactLabels: Record<LicenseFact, string> = {
  environment_inactive: 'Environment not active',
  not_licensed: 'Not licensed',
  feature_disabled: 'Feature disabled',
  disabled: 'License disabled',
  not_started: 'Not started',
  expired: 'Expired',
  exceeded: 'Users exceeded',
  not_counted: 'Users never counted',
  count_stale: 'User count older than a week',
  maintenance_lapsed: 'Maintenance lapsed',
  newer_version: 'Newer version available',
};

/** What a security role demands of a user's license, from the highest to the lowest. */
export const userLicenseTypes = ['enterprise', 'functional', 'task', 'self-serve', 'none'] as const;
export type UserLicenseType = (typeof userLicenseTypes)[number];
export const userLicenseTypeLabels: Record<UserLicenseType, string> = {
  enterprise: 'Enterprise',
  functional: 'Functional',
  task: 'Task',
  'self-serve': 'Self serve',
  none: 'None',
};

/** What an announcement tells of. */
export const announcementKinds = ['downtime', 'update', 'outage'] as const;
export type AnnouncementKind = (typeof announcementKinds)[number];
export const announcementKindLabels: Record<AnnouncementKind, string> = {
  downtime: 'Planned downtime',
  update: 'Planned update',
  outage: 'Outage',
};
