import { type Grants, joined } from '#lib/access/views';
import { type ApiScope, apiScopes } from '#lib/contract/environment';

export const apiScopeLabels: Record<ApiScope, string> = {
  'modules:read': 'List the installed modules',
  'modules:write': 'Report and remove installed modules',
  'licenses:read': 'Read what the licenses of modules say',
  'users:read': 'Read how many users each user license type has',
  'sessions:write': 'Open, keep alive and close concurrent sessions',
  scim: 'Provision named users and security roles by SCIM',
  'metrics:read': 'Read how this installation does, for monitoring',
};

const scopeGrants: Record<ApiScope, Grants> = {
  'modules:read': { modules: 'read' },
  'modules:write': { modules: 'delete' },
  'licenses:read': { licenses: 'read' },
  'users:read': { users: 'read' },
  'sessions:write': { sessions: 'create' },
  scim: { users: 'delete' },
  'metrics:read': { configuration: 'read' },
};

const isApiScope = (scope: string): scope is ApiScope => (apiScopes as readonly string[]).includes(scope);

/** What a token with these scopes may do. */
export const grantsOfScopes = (scopes: readonly string[]): Grants =>
  joined(scopes.filter(isApiScope).map((scope) => scopeGrants[scope]));
