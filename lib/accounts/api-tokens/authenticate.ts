import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { reader, transaction } from '#db/client';
import { apiTokens } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { grantsOfScopes } from '#lib/accounts/api-tokens/scopes';
import type { ApiScope } from '#lib/contract/environment';
import { hashToken } from '#lib/crypto/tokens';
import { MINUTE, now } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { AppError } from '#lib/kernel/errors';

/**
 * Who acts with an API token. Throws an AppError: `unauthenticated` with code `token-missing`, `token-invalid` or
 * `token-expired`; `forbidden` with code `insufficient-scope`.
 */
export async function authenticateApiToken(token: string | undefined, scope: ApiScope): Promise<Actor> {
  if (!token) throw new AppError('unauthenticated', 'An API token is required.', { code: 'token-missing' });
  const [found] = await reader()
    .select()
    .from(apiTokens)
    .where(eq(apiTokens.tokenHash, hashToken(token)))
    .limit(1);
  const at = now();
  if (!found || found.revokedAt)
    throw new AppError('unauthenticated', 'The API token is unknown or has been revoked.', {
      code: 'token-invalid',
    });
  if (found.expiresAt && found.expiresAt <= at)
    throw new AppError('unauthenticated', 'The API token has expired.', { code: 'token-expired' });
  if (!found.scopes.includes(scope))
    throw new AppError('forbidden', `The API token does not have the scope ${scope}.`, {
      code: 'insufficient-scope',
    });
  if (!found.lastUsedAt || at.getTime() - found.lastUsedAt.getTime() >= MINUTE) noteUse(found.id, at);
  return {
    kind: 'api-token',
    id: found.id,
    name: `API token ${found.name}`,
    grants: grantsOfScopes(found.scopes),
  };
}

/**
 * Remembers when a token was used last, at most once a minute: a busy token must not write at each call. Nobody waits
 * for it, since who only reads is answered also while the database takes no writes.
 */
function noteUse(id: string, at: Date): void {
  const stale = or(
    isNull(apiTokens.lastUsedAt),
    lt(apiTokens.lastUsedAt, new Date(at.getTime() - MINUTE + 1)),
  );
  transaction(async (tx) => {
    await tx
      .update(apiTokens)
      .set({ lastUsedAt: at })
      .where(and(eq(apiTokens.id, id), stale));
  }).catch((error: unknown) => console.error('The use of an API token was not noted:', withoutValues(error)));
}
