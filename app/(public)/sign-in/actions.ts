'use server';

import { redirect } from 'next/navigation';
import { signIn as openAccount } from '#lib/accounts/sign-in/verify';
import { formInput, publicAction } from '../../_server/action';
import { currentBrowser } from '../../_server/browser';
import { safeCallback } from '../../_server/callback';
import { openSession } from '../../_server/session';

/** Signs in and goes on to the page that was asked for. */
export const signIn = publicAction
  .inputSchema(formInput())
  .stateAction(async ({ parsedInput, clientInput }) => {
    await openSession(await openAccount(parsedInput, await currentBrowser()));
    redirect(safeCallback(clientInput instanceof FormData ? clientInput.get('callbackUrl') : '/'));
  });

/** Signs in again within a page whose session has ended; says who it was. */
export const signInAgain = publicAction.inputSchema(formInput()).stateAction(async ({ parsedInput }) => {
  const claim = await openAccount(parsedInput, await currentBrowser());
  await openSession(claim);
  return { userId: claim.userId };
});
