import { eq, sql } from 'drizzle-orm';
import { transaction } from '#db/client';
import { prepareLookUp } from '#db/look-up';
import { clients, tokenPairs } from '#db/schema/licensing';
import { catalogue, customerEnvironments, customers } from '#db/schema/publisher';
import { maxLength } from '#lib/contract/licensing';
import { hashToken } from '#lib/crypto/tokens';
import { now } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';
import { singleton } from '#lib/kernel/singleton';
import { confirmPair, lockClient } from '#lib/licensing/tokens/family';

// Prepared once: this one look-up is what a request for an unchanged license set costs.
const byAccessHash = () =>
  singleton('licensing.by-access-hash', () =>
    prepareLookUp(
      'licensing_by_access_hash',
      {
        pairId: tokenPairs.id,
        state: tokenPairs.state,
        accessExpiresAt: tokenPairs.accessExpiresAt,
        clientId: clients.id,
        revokedAt: clients.revokedAt,
        licenseSetSignedAt: clients.licenseSetSignedAt,
        environmentId: customerEnvironments.id,
        environmentActive: customerEnvironments.active,
        environmentRevision: customerEnvironments.revision,
        customerId: customers.id,
        licenseRevision: customers.licenseRevision,
        catalogueRevision: catalogue.revision,
      },
      (from, fields) =>
        from
          .select(fields)
          .from(tokenPairs)
          .innerJoin(clients, eq(clients.id, tokenPairs.clientId))
          .innerJoin(customerEnvironments, eq(customerEnvironments.id, clients.environmentId))
          .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
          .leftJoin(catalogue, sql`${catalogue.id} = 1`)
          // A literal above and a cast here: SQLite (STAT4) plans the join anew for each value that is bound to a
          // bare parameter, at ten times the cost of the look-up.
          .where(sql`${tokenPairs.accessHash} = cast(${sql.placeholder('key')} as text)`),
    ),
  );

/** A registered environment that has shown a good customer token, with what its license set depends on. */
export type RegisteredClient = Awaited<ReturnType<typeof lookUp>>;

async function lookUp(token: string) {
  const found = await byAccessHash()(hashToken(token));
  if (!found) throw invalidToken('The customer token is not known, or was replaced.');
  return found;
}

/**
 * Whose customer token this is. The first use of an offered token confirms its pair. Throws AppError
 * `unauthenticated`, with code `token-missing` where no token came at all.
 */
export async function authenticateClient(token: string | undefined): Promise<RegisteredClient> {
  if (!token)
    throw new AppError('unauthenticated', 'A customer token is required.', { code: 'token-missing' });
  if (token.length > maxLength.token) throw invalidToken('The customer token is not known.');
  const client = await lookUp(token);
  if (client.revokedAt) throw invalidToken('The registration was revoked.');
  if (client.accessExpiresAt <= now()) throw invalidToken('The customer token has expired.');
  if (client.state === 'current') return client;
  if (client.state !== 'offered' || !(await confirmed(client))) {
    throw invalidToken('The customer token was replaced or revoked.');
  }
  return client;
}

/** Whether the pair, which was offered a moment ago, is in force now. */
function confirmed({ clientId, pairId }: RegisteredClient): Promise<boolean> {
  return transaction(async (tx) => {
    const client = await lockClient(tx, clientId);
    const [pair] = await tx.select().from(tokenPairs).where(eq(tokenPairs.id, pairId));
    if (!client || client.revokedAt || !pair) return false;
    if (pair.state === 'offered') await confirmPair(tx, pair);
    return pair.state === 'offered' || pair.state === 'current';
  });
}

const invalidToken = (message: string) => new AppError('unauthenticated', message, { code: 'token-invalid' });
