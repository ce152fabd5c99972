import type { ApiToken } from '#lib/accounts/api-tokens/list';
import type { RowsShape } from '#lib/lists/in-memory';

/** How the API tokens can be asked for: they are at hand as a whole. */
export const apiTokenList = {
  sort: 'created',
  dir: 'desc',
  columns: {
    name: { type: 'text', value: (token) => token.name },
    scopes: { type: 'text', value: (token) => token.scopes.join(', ') },
    state: { type: 'choice', choices: ['active', 'expired', 'revoked'], value: (token) => token.state },
    expires: { type: 'instant', optional: true, value: (token) => token.expiresAt },
    lastUsed: { type: 'instant', optional: true, value: (token) => token.lastUsedAt },
    created: { type: 'instant', value: (token) => token.createdAt },
    createdBy: { type: 'text', value: (token) => token.createdBy },
  },
  text: (token) => `${token.name} ${token.scopes.join(' ')} ${token.createdBy}`,
} satisfies RowsShape<ApiToken>;
