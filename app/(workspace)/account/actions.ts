'use server';

import { revalidatePath } from 'next/cache';
import { changeMyPassword } from '#lib/accounts/own/change-password';
import { renameMyself } from '#lib/accounts/own/rename';
import { action, formInput } from '../../_server/action';
import { openSession, readSession } from '../../_server/session';

export const rename = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await renameMyself(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Your name is saved.' };
});

export const changePassword = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const session = await readSession();
  const claim = await changeMyPassword(ctx.actor, parsedInput);
  await openSession({ ...claim, providerSessionId: session?.providerSessionId });
  return { message: 'The password is changed. All your other sessions have ended.' };
});
