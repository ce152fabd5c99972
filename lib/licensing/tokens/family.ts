import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { clients, tokenPairs } from '#db/schema/licensing';
import { customerEnvironments } from '#db/schema/publisher';
import { now } from '#lib/kernel/clock';

export type Client = typeof clients.$inferSelect;
export type TokenPair = typeof tokenPairs.$inferSelect;

/** The client, and nobody else changes it or its tokens until `tx` ends. */
export async function lockClient(tx: Writer, clientId: string): Promise<Client | undefined> {
  const [client] = await tx
    .update(clients)
    .set({ revokedReason: sql`revoked_reason` })
    .where(eq(clients.id, clientId))
    .returning();
  return client;
}

/** First use of an offered pair: it takes over, and its predecessor's tokens are spent. */
export async function confirmPair(tx: Writer, pair: Pick<TokenPair, 'id' | 'predecessorId'>): Promise<void> {
  await tx.update(tokenPairs).set({ state: 'current' }).where(eq(tokenPairs.id, pair.id));
  if (pair.predecessorId) {
    await tx.update(tokenPairs).set({ state: 'rotated' }).where(eq(tokenPairs.id, pair.predecessorId));
  }
}

/** Ends a client with all its tokens. The environment can come back with a registration code only. */
export async function revokeFamily(tx: Writer, clientId: string, reason: string): Promise<void> {
  await tx
    .update(clients)
    .set({ revokedAt: now(), revokedReason: reason })
    .where(and(eq(clients.id, clientId), isNull(clients.revokedAt)));
  await revokePairs(tx, clientId);
}

/** Ends all tokens of a client that could still be used. What was rotated or lost stays known as that. */
export async function revokePairs(tx: Writer, clientId: string): Promise<void> {
  await tx
    .update(tokenPairs)
    .set({ state: 'revoked' })
    .where(and(eq(tokenPairs.clientId, clientId), inArray(tokenPairs.state, ['offered', 'current'])));
}

/** The name of the environment that a client belongs to, for the audit log. */
export async function environmentNameOf(tx: Writer, client: Client): Promise<string> {
  const [environment] = await tx
    .select({ name: customerEnvironments.name })
    .from(customerEnvironments)
    .where(eq(customerEnvironments.id, client.environmentId));
  return environment?.name ?? '';
}
