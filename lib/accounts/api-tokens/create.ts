import { apiTokens } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { requireConfirmed } from '#lib/access/confirmed';
import { covers } from '#lib/access/views';
import { newApiToken } from '#lib/accounts/api-tokens/schema';
import { grantsOfScopes } from '#lib/accounts/api-tokens/scopes';
import { givable } from '#lib/accounts/keeping';
import { changeEnvironment } from '#lib/audit/change';
import { hashToken, randomToken } from '#lib/crypto/tokens';
import { DAY, now, today } from '#lib/kernel/clock';
import { AppError, invalid } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';

/** Makes an API token. The token itself is returned this once; only its hash is kept. */
export async function createApiToken(actor: Actor, input: unknown): Promise<{ id: string; token: string }> {
  const authorized = authorize(actor, 'api-tokens', 'create');
  const { name, scopes, expiresOn } = parse(newApiToken, input);
  if (!covers(givable(actor), grantsOfScopes(scopes))) {
    const message = 'A token cannot do more than you can. Choose scopes for what you may do yourself.';
    throw new AppError('forbidden', message, { fieldErrors: { scopes: [message] } });
  }
  if (expiresOn !== null && expiresOn < today()) throw invalid({ expiresOn: ['Must not be in the past.'] });
  requireConfirmed(actor);
  return changeEnvironment(authorized, async (tx, record) => {
    const id = newId();
    const token = randomToken('lm_');
    await tx.insert(apiTokens).values({
      id,
      name,
      scopes,
      tokenHash: hashToken(token),
      createdBy: actor.name,
      createdAt: now(),
      expiresAt: expiresOn === null ? null : new Date(Date.parse(expiresOn) + DAY),
    });
    const until = expiresOn === null ? 'without an expiry date' : `good through ${expiresOn}`;
    await record('API Token Created', `Created the API token ${name} for ${scopes.join(', ')}, ${until}.`);
    return { id, token };
  });
}
