'use server';

import { redirect } from 'next/navigation';
import { redeemLink } from '#lib/accounts/links/redeem';
import { formInput, publicAction } from '../../_server/action';
import { openSession } from '../../_server/session';

/** Chooses the first password by an invitation link, and signs in. */
export const acceptInvitation = publicAction.inputSchema(formInput()).stateAction(async ({ parsedInput }) => {
  await openSession(await redeemLink('invitation', parsedInput));
  redirect('/');
});

/** Chooses a new password by a reset link, and signs in. */
export const resetPassword = publicAction.inputSchema(formInput()).stateAction(async ({ parsedInput }) => {
  await openSession(await redeemLink('reset', parsedInput));
  redirect('/');
});
