import { type Grants, joined } from '#lib/access/views';
import { type ModuleScope, moduleScopes } from '#lib/contract/environment';

/** What an API token may be good for. */
export const apiScopes = moduleScopes;
export type ApiScope = ModuleScope;

export const apiScopeLabels: Record<ApiScope, string> = {
  'modules:read': 'List the installed modules',
  'modules:write': 'Report and remove installed modules',
  'licenses:read': 'Read what the licenses of modules say',
};

export const scopeGrants: Record<ApiScope, Grants> = {
  'modules:read': { modules: 'read' },
  'modules:write': { modules: 'delete' },
  'licenses:read': { licenses: 'read' },
};

export const isApiScope = (scope: string): scope is ApiScope =>
  (apiScopes as readonly string[]).includes(scope);

/** What a token with these scopes may do. */
export const grantsOfScopes = (scopes: readonly string[]): Grants =>
  joined(scopes.filter(isApiScope).map((scope) => scopeGrants[scope]));
