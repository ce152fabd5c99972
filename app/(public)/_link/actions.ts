'use server';

import { redirect } from 'next/navigation';
import { redeemLink } from '#lib/accounts/links/redeem';
import { formInput, publicAction } from '../../_server/action';
import { currentBrowser } from '../../_server/browser';
import { openSession } from '../../_server/session';

/** Chooses the first password by an invitation link, and signs in. */
export const acceptInvitation = publicAction.inputSchema(formInput()).stateAction(async ({ parsedInput }) => {
  await openSession(await redeemLink('invitation', parsedInput, await currentBrowser()));
  redirect('/');
});

/** Chooses a new password by a reset link, and signs in. */
export const resetPassword = publicAction.inputSchema(formInput()).stateAction(async ({ parsedInput }) => {
  await openSession(await redeemLink('reset', parsedInput, await currentBrowser()));
  redirect('/');
});
