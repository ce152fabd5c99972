import { and, eq, lte } from 'drizzle-orm';
import { reader, transaction } from '#db/client';
import { accountSessions } from '#db/schema/instance';
import type { Session } from '#lib/access/actor';
import { isOpen, sessionEnd } from '#lib/accounts/sessions/lifetime';
import { type SessionClaim, sessionActor } from '#lib/accounts/sign-in/session-user';
import { MINUTE, now } from '#lib/kernel/clock';

/** Many pages at once write one renewal. */
const RENEWED_EVERY = MINUTE;

/**
 * Lets a session that is good last longer, since it is in use. `null` for one that is not good: no renewal, however
 * late it comes, opens again what has ended.
 */
export async function renewSession(claim: SessionClaim): Promise<Session | null> {
  const session = (await sessionActor(claim))?.session;
  if (!session) return null;
  const { id } = session;
  const at = now();
  const [due] = await reader()
    .select({ createdAt: accountSessions.createdAt })
    .from(accountSessions)
    .where(
      and(
        eq(accountSessions.id, id),
        lte(accountSessions.lastUsedAt, new Date(at.getTime() - RENEWED_EVERY)),
      ),
    );
  if (!due) return session;
  const expiresAt = sessionEnd(due.createdAt, at);
  const [renewed] = await transaction((tx) =>
    tx
      .update(accountSessions)
      .set({ lastUsedAt: at, expiresAt })
      .where(and(eq(accountSessions.id, id), isOpen()))
      .returning({ id: accountSessions.id }),
  );
  return renewed ? { ...session, expiresAt } : null;
}
