import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { accountSessions } from '#db/schema/instance';
import type { Session } from '#lib/access/actor';
import { isOpen } from '#lib/accounts/sessions/lifetime';
import { now } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';

/**
 * Notes that the person of `session` proved who they are at `at`. The session gets a new ID, which is returned: what
 * a copy of its cookie names is gone, so that nobody is confirmed along with the person.
 */
export async function markConfirmed(tx: Writer, session: Session, at: Date): Promise<string> {
  const id = newId();
  const confirmedAt = new Date(Math.min(at.getTime(), now().getTime()));
  const [confirmed] = await tx
    .update(accountSessions)
    .set({ id, confirmedAt })
    .where(and(eq(accountSessions.id, session.id), isOpen()))
    .returning({ id: accountSessions.id });
  if (!confirmed) throw new AppError('unauthenticated', 'Your session has ended. Sign in again.');
  return id;
}
