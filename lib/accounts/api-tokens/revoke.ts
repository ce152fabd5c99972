import { and, eq, isNull } from 'drizzle-orm';
import { apiTokens } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

/** Ends an API token at once and for good. */
export async function revokeApiToken(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'api-tokens', 'delete');
  const { id } = parse(recordKey, input);
  await changeEnvironment(authorized, async (tx, record) => {
    const [revoked] = await tx
      .update(apiTokens)
      .set({ revokedAt: now() })
      .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
      .returning({ name: apiTokens.name });
    if (revoked) await record('API Token Revoked', `Revoked the API token ${revoked.name}.`);
    else if ((await tx.$count(apiTokens, eq(apiTokens.id, id))) === 0) throw notFound('This API token');
  });
}
