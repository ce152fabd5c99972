import type { Actor } from '#lib/access/actor';
import { changeOwn } from '#lib/accounts/person-actor';

/** Records that a person signed out of one browser; the caller forgets that browser's session. */
export const signOut = (actor: Actor): Promise<void> =>
  changeOwn(actor, (_tx, record) => record('Sign-out', 'Signed out.'));
