'use server';

import { redirect } from 'next/navigation';
import { signOut as recordSignOut } from '#lib/accounts/sign-in/sign-out';
import { currentActor } from '../../_server/actor';
import { closeSession } from '../../_server/session';

/** Ends this browser's session. Whoever has none any more is signed out, too, so that it needs no actor. */
export async function signOut(): Promise<void> {
  const actor = await currentActor();
  await closeSession();
  if (actor) await recordSignOut(actor);
  redirect('/sign-in?done=signed-out');
}
