import { and, eq, ne, sql } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { accountSessions, users } from '#db/schema/instance';
import { isOpen, openOf } from '#lib/accounts/sessions/lifetime';
import { now } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';

/** Ends one session, if it is open. */
export async function endSession(tx: Writer, id: string): Promise<void> {
  await tx
    .update(accountSessions)
    .set({ endedAt: now() })
    .where(and(eq(accountSessions.id, id), isOpen()));
}

/** Ends the open sessions of a person, but for `kept`; gives their number. */
export async function endOpenSessions(tx: Writer, userId: string, kept?: string): Promise<number> {
  const ended = await tx
    .update(accountSessions)
    .set({ endedAt: now() })
    .where(and(openOf(userId), kept === undefined ? undefined : ne(accountSessions.id, kept)))
    .returning({ id: accountSessions.id });
  return ended.length;
}

/**
 * Ends every session of an account, and what is about to become one: raises the number that a session must carry,
 * which is returned. The session `kept` goes on with a claim of that number.
 */
export async function endEverySession(
  tx: Writer,
  userId: string,
  kept?: string,
): Promise<{ sessionVersion: number; ended: number }> {
  const [user] = await tx
    .update(users)
    .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
    .where(eq(users.id, userId))
    .returning({ sessionVersion: users.sessionVersion });
  if (!user) throw notFound('This account');
  return { sessionVersion: user.sessionVersion, ended: await endOpenSessions(tx, userId, kept) };
}
