import { and, eq, gt } from 'drizzle-orm';
import { transaction } from '#db/client';
import { concurrentSessions } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { SESSION_LIFE } from '#lib/environment/sessions/open';
import { sessionReference } from '#lib/environment/sessions/schema';
import { now } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/** The heartbeat. Throws `not-found` for a session that was closed or has lapsed: another may have its place. */
export async function keepSessionAlive(
  actor: Actor,
  input: unknown,
): Promise<{ id: string; expiresAt: Date }> {
  authorize(actor, 'sessions', 'update');
  const { id } = parse(sessionReference, input);
  const at = now();
  const expiresAt = new Date(at.getTime() + SESSION_LIFE);
  const [kept] = await transaction((tx) =>
    tx
      .update(concurrentSessions)
      .set({ expiresAt })
      .where(and(eq(concurrentSessions.id, id), gt(concurrentSessions.expiresAt, at)))
      .returning({ id: concurrentSessions.id }),
  );
  if (!kept) throw notFound('The session');
  return { id, expiresAt };
}
