import { and, eq } from 'drizzle-orm';
import { accountSessions } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { changeOwn, ownSession } from '#lib/accounts/person-actor';
import { browserInWords } from '#lib/accounts/sessions/browser';
import { endOpenSessions, endSession } from '#lib/accounts/sessions/end';
import { openOf } from '#lib/accounts/sessions/lifetime';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

/** Ends one of one's own sessions. Throws an AppError `not-found` when it is not, or is another's. */
export async function endMySession(actor: Actor, input: unknown): Promise<void> {
  const { id } = parse(recordKey, input);
  await changeOwn(actor, async (tx, record) => {
    const [session] = await tx
      .select()
      .from(accountSessions)
      .where(and(eq(accountSessions.id, id), openOf(actor.id)));
    if (!session) throw notFound('This session');
    await endSession(tx, id);
    const { userAgent, address } = session;
    await record('Sessions Ended', `Ended the own session in ${browserInWords(userAgent)} from ${address}.`);
  });
}

/** Ends all of one's own sessions but the one that asks; gives their number. */
export function endMyOtherSessions(actor: Actor): Promise<number> {
  return changeOwn(actor, async (tx, record) => {
    const ended = await endOpenSessions(tx, actor.id, ownSession(actor).id);
    if (ended > 0) await record('Sessions Ended', `Ended all other own sessions (${ended}).`);
    return ended;
  });
}
