import { desc } from 'drizzle-orm';
import { reader } from '#db/client';
import { apiTokens } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { now } from '#lib/kernel/clock';

export interface ApiToken {
  id: string;
  name: string;
  scopes: string[];
  createdBy: string;
  createdAt: Date;
  /** The first instant at which it no longer works; `null` for never. */
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  state: 'active' | 'expired' | 'revoked';
}

/** All API tokens, the newest first; never the tokens themselves. */
export async function listApiTokens(actor: Actor): Promise<ApiToken[]> {
  authorize(actor, 'api-tokens', 'read');
  const columns = {
    id: apiTokens.id,
    name: apiTokens.name,
    scopes: apiTokens.scopes,
    createdBy: apiTokens.createdBy,
    createdAt: apiTokens.createdAt,
    expiresAt: apiTokens.expiresAt,
    lastUsedAt: apiTokens.lastUsedAt,
    revokedAt: apiTokens.revokedAt,
  };
  const rows = await reader().select(columns).from(apiTokens).orderBy(desc(apiTokens.id));
  const at = now();
  return rows.map((row) => ({
    ...row,
    state: row.revokedAt ? 'revoked' : row.expiresAt && row.expiresAt <= at ? 'expired' : 'active',
  }));
}
