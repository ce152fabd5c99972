import type { Labels } from '#lib/records/differences';

/** A named user in words: roles by name. */
export interface NamedUserWords {
  userName: string;
  displayName: string;
  email: string;
  enabled: boolean;
  roles: string;
  externalId?: string | null | undefined;
}

/** The fields as pages and the audit log name them. */
export const namedUserLabels: Labels<NamedUserWords> = {
  userName: 'User name',
  displayName: 'Display name',
  email: 'E-mail',
  enabled: 'Enabled',
  roles: ['Roles', (roles) => roles || 'none'],
  externalId: 'External ID',
};
