import { eq, or } from 'drizzle-orm';
import { reader } from '#db/client';
import { tokenPairs } from '#db/schema/licensing';
import { changePublisher } from '#lib/audit/change';
import { revokeRequest } from '#lib/contract/token';
import { hashToken } from '#lib/crypto/tokens';
import { now } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { authorizeEnvironment } from '#lib/licensing/authorize';
import { environmentNameOf, lockClient, revokeFamily } from '#lib/licensing/tokens/family';

/**
 * RFC 7009: a refresh token ends with the registration that it belongs to, a customer token by itself. A token that
 * is not known is as good as revoked. Throws AppError with code `invalid_grant` for another client's token.
 */
export async function revokeToken(form: Record<string, string>): Promise<void> {
  const request = parse(revokeRequest, form);
  const hash = hashToken(request.token);
  const [pair] = await reader()
    .select()
    .from(tokenPairs)
    .where(or(eq(tokenPairs.refreshHash, hash), eq(tokenPairs.accessHash, hash)));
  if (!pair) return;
  if (pair.clientId !== request.client_id) {
    throw new AppError('invalid', 'The token was issued to another client.', { code: 'invalid_grant' });
  }
  await changePublisher(authorizeEnvironment(pair.clientId), async (tx, record) => {
    const client = await lockClient(tx, pair.clientId);
    if (!client || client.revokedAt) return;
    if (pair.accessHash === hash) {
      await tx.update(tokenPairs).set({ accessExpiresAt: now() }).where(eq(tokenPairs.id, pair.id));
      return;
    }
    await revokeFamily(tx, client.id, 'The environment revoked its tokens.');
    await record(
      'Tokens Revoked',
      `The environment revoked its refresh token: registration ${client.id} has ended.`,
      await environmentNameOf(tx, client),
    );
  });
}
