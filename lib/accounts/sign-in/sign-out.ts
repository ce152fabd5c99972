import type { Actor } from '#lib/access/actor';
import { changeOwn, ownSession } from '#lib/accounts/person-actor';
import { endSession } from '#lib/accounts/sessions/end';

/** Ends the session that `actor` acts in: whoever has copied its cookie holds nothing any more. */
export const signOut = (actor: Actor): Promise<void> =>
  changeOwn(actor, async (tx, record) => {
    await endSession(tx, ownSession(actor).id);
    await record('Sign-out', 'Signed out.');
  });
