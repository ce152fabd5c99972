'use server';

import { redirect } from 'next/navigation';
import { signOut as endSession } from '#lib/accounts/sign-in/sign-out';
import { endProviderSession } from '#lib/accounts/single-sign-on/provider-session';
import { currentActor } from '../../_server/actor';
import { closeSession, readSession } from '../../_server/session';

/**
 * Ends this browser's session, and the one at the provider where it began. Whoever has none any more is signed out,
 * too, so that it needs no actor.
 */
export async function signOut(): Promise<void> {
  const [actor, session] = await Promise.all([currentActor(), readSession()]);
  if (actor) await endSession(actor);
  await closeSession();
  redirect(
    session?.providerSessionId ? await whereToSignOut(session.providerSessionId) : '/sign-in?done=signed-out',
  );
}

/** The provider's own sign-out, which leads back here; our page, where the provider has none or cannot be asked. */
async function whereToSignOut(providerSessionId: string): Promise<string> {
  const address = await endProviderSession(providerSessionId).catch((error) => {
    console.error('The session at the OpenID Provider could not be ended:', (error as Error).message);
    return null;
  });
  return address ?? '/sign-in?done=signed-out-here';
}
