import type { Writer } from '#db/client';
import { tokenPairs } from '#db/schema/licensing';
import { CUSTOMER_TOKEN_LIFETIME, inSeconds, REFRESH_TOKEN_LIFETIME } from '#lib/contract/licensing';
import type { TokenAnswer } from '#lib/contract/token';
import { hashToken, randomToken } from '#lib/crypto/tokens';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';

/** Offers `clientId` a new customer token and refresh token. What is stored of them are hashes. */
export async function issuePair(
  tx: Writer,
  clientId: string,
  predecessorId: string | null,
): Promise<TokenAnswer> {
  const accessToken = randomToken('lmc_');
  const refreshToken = randomToken('lmr_');
  const at = now();
  await tx.insert(tokenPairs).values({
    id: newId(),
    clientId,
    predecessorId,
    state: 'offered',
    accessHash: hashToken(accessToken),
    refreshHash: hashToken(refreshToken),
    issuedAt: at,
    accessExpiresAt: new Date(at.getTime() + CUSTOMER_TOKEN_LIFETIME),
    refreshExpiresAt: new Date(at.getTime() + REFRESH_TOKEN_LIFETIME),
  });
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: inSeconds(CUSTOMER_TOKEN_LIFETIME),
    refresh_token: refreshToken,
  };
}
