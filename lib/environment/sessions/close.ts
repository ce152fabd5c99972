import { eq } from 'drizzle-orm';
import { transaction } from '#db/client';
import { concurrentSessions } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { sessionReference } from '#lib/environment/sessions/schema';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/** Ends a session. Throws `not-found` for one that was closed, or has lapsed and was tidied away. */
export async function closeSession(actor: Actor, input: unknown): Promise<void> {
  authorize(actor, 'sessions', 'update');
  const { id } = parse(sessionReference, input);
  const [closed] = await transaction((tx) =>
    tx
      .delete(concurrentSessions)
      .where(eq(concurrentSessions.id, id))
      .returning({ id: concurrentSessions.id }),
  );
  if (!closed) throw notFound('The session');
}
