import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { standing } from '#lib/environment/registration/read';
import { renewTokens } from '#lib/environment/registration/renew';
import { conflict } from '#lib/kernel/errors';

/**
 * Obtains a new customer token with the stored refresh token. Throws an AppError that says why not; the status is
 * then Failure until the next success.
 */
export async function refreshToken(actor: Actor): Promise<{ tokenExpiresAt: Date; summary: string }> {
  const authorized = authorize(actor, 'configuration', 'update');
  const { tokens, message, identity } = await standing();
  if (!tokens) {
    await changeEnvironment(authorized, (_tx, record) =>
      record('Token Refresh Failed', message, identity.name),
    );
    throw conflict(message);
  }
  const { accessExpiresAt } = await renewTokens(authorized);
  return {
    tokenExpiresAt: accessExpiresAt,
    summary: `New customer token, good until ${accessExpiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
  };
}
