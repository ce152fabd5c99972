import { and, eq } from 'drizzle-orm';
import { reader, type Writer } from '#db/client';
import { tokenPairs } from '#db/schema/licensing';
import { changePublisher } from '#lib/audit/change';
import { type TokenAnswer, tokenRequest } from '#lib/contract/token';
import { hashToken } from '#lib/crypto/tokens';
import { now } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { authorizeEnvironment } from '#lib/licensing/authorize';
import {
  confirmPair,
  environmentNameOf,
  lockClient,
  revokeFamily,
  type TokenPair,
} from '#lib/licensing/tokens/family';
import { issuePair } from '#lib/licensing/tokens/issue';

const refusals = {
  unknown: 'The refresh token is not known, or was issued to another client.',
  revoked: 'The registration was revoked. Register again with a registration code.',
  expired: 'The refresh token has expired. Register again with a registration code.',
  reused:
    'The refresh token had been replaced already, so all tokens of this registration were revoked. Register again with a registration code.',
} as const;
type Refusal = keyof typeof refusals;

/**
 * A new customer token for a refresh token, which is rotated (RFC 6749 §6). `form` is the request as posted.
 * Throws AppErrors whose `code` is the OAuth error.
 */
export async function refreshToken(form: Record<string, string>): Promise<TokenAnswer> {
  if (form.grant_type && form.grant_type !== 'refresh_token') {
    throw new AppError('invalid', 'The only grant type here is refresh_token.', {
      code: 'unsupported_grant_type',
    });
  }
  const request = parse(tokenRequest, form);
  const refreshHash = hashToken(request.refresh_token);
  const [known] = await reader()
    .select({ clientId: tokenPairs.clientId })
    .from(tokenPairs)
    .where(eq(tokenPairs.refreshHash, refreshHash));
  if (known?.clientId !== request.client_id) throw refused('unknown');

  const authorized = authorizeEnvironment(request.client_id);
  const outcome = await changePublisher(authorized, async (tx, record) => {
    const client = await lockClient(tx, request.client_id);
    const [pair] = await tx.select().from(tokenPairs).where(eq(tokenPairs.refreshHash, refreshHash));
    if (!client || !pair) return 'unknown';
    if (client.revokedAt || pair.state === 'revoked') return 'revoked';
    if (pair.refreshExpiresAt <= now()) return 'expired';
    if (pair.state === 'rotated' || pair.state === 'lost') {
      await revokeFamily(tx, client.id, 'A refresh token that had been replaced was used again.');
      await record(
        'Token Reuse Detected',
        `A refresh token that had been replaced was used again: it may have been copied. All tokens of client ${client.id} were revoked; the environment needs a registration code to register again.`,
        await environmentNameOf(tx, client),
      );
      return 'reused';
    }
    return rotate(tx, pair);
  });
  if (typeof outcome === 'string') throw refused(outcome);
  return outcome;
}

/**
 * The pair that replaces `pair`. An earlier replacement that nobody has used was lost on the way: it ends, so that
 * of two that hold them only one can go on.
 */
async function rotate(tx: Writer, pair: TokenPair): Promise<TokenAnswer> {
  if (pair.state === 'offered') await confirmPair(tx, pair);
  await tx
    .update(tokenPairs)
    .set({ state: 'lost' })
    .where(
      and(
        eq(tokenPairs.clientId, pair.clientId),
        eq(tokenPairs.predecessorId, pair.id),
        eq(tokenPairs.state, 'offered'),
      ),
    );
  return issuePair(tx, pair.clientId, pair.id);
}

const refused = (reason: Refusal) => new AppError('invalid', refusals[reason], { code: 'invalid_grant' });
