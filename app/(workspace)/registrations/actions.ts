'use server';

import { revalidatePath } from 'next/cache';
import { assignRegistration } from '#lib/publisher/registrations/assign';
import { rejectRegistration } from '#lib/publisher/registrations/reject';
import { setRegistrationCodeRequired } from '#lib/publisher/settings/registration-code-required';
import { action, formInput } from '../../_server/action';

export const assign = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await assignRegistration(ctx.actor, parsedInput);
  // The rail shows how many wait.
  revalidatePath('/', 'layout');
  return { message: 'Assigned. The environment registers at its next try.' };
});

export const reject = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await rejectRegistration(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Rejected. The environment is told so at its next try.' };
});

export const requireCode = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await setRegistrationCodeRequired(ctx.actor, parsedInput);
  revalidatePath('/registrations', 'layout');
  return { message: 'Setting saved.' };
});
