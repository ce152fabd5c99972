'use server';

import { confirmByPassword } from '#lib/accounts/sessions/confirm';
import { action, formInput } from '../../_server/action';
import { currentBrowser } from '../../_server/browser';
import { keepSession } from '../../_server/session';

/** Confirms by the password that it is still the person who signed in. */
export const confirmSession = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { address } = await currentBrowser();
  await keepSession({ sessionId: await confirmByPassword(ctx.actor, parsedInput, address) });
});
