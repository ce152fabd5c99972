'use server';

import { revalidatePath } from 'next/cache';
import { changeMyPassword } from '#lib/accounts/own/change-password';
import { endMyOtherSessions, endMySession } from '#lib/accounts/own/end-sessions';
import { renameMyself } from '#lib/accounts/own/rename';
import { counted } from '#lib/records/some-of';
import { action, formInput } from '../../_server/action';
import { keepSession } from '../../_server/session';

export const rename = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await renameMyself(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Your name is saved.' };
});

export const changePassword = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await keepSession(await changeMyPassword(ctx.actor, parsedInput));
  return { message: 'The password is changed. All your other sessions have ended.' };
});

export const endSession = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await endMySession(ctx.actor, parsedInput);
  revalidatePath('/account');
  return { message: 'The session has ended.' };
});

export const endOtherSessions = action.action(async ({ ctx }) => {
  const ended = await endMyOtherSessions(ctx.actor);
  revalidatePath('/account');
  return { message: `${counted(ended, 'session has', 'sessions have')} ended.` };
});
