'use server';

import { revalidatePath } from 'next/cache';
import { changeRegistrationEndpoint } from '#lib/environment/identity/change-endpoint';
import { refreshToken } from '#lib/environment/registration/refresh-token';
import { register } from '#lib/environment/registration/register';
import { action, formInput } from '../../../_server/action';

/** What `work` says; the pages are made anew also when it fails, since status and audit log then say so. */
async function andShow(work: Promise<{ summary: string }>): Promise<{ message: string }> {
  try {
    return { message: (await work).summary };
  } finally {
    revalidatePath('/', 'layout');
  }
}

export const renewToken = action.action(({ ctx }) => andShow(refreshToken(ctx.actor)));

export const registerHere = action.action(({ ctx }) => andShow(register(ctx.actor)));

export const registerWithCode = action
  .inputSchema(formInput())
  .stateAction(({ parsedInput, ctx }) => andShow(register(ctx.actor, parsedInput)));

export const changeEndpoint = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { registrationEndpoint } = await changeRegistrationEndpoint(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: `The registration endpoint is ${registrationEndpoint}.` };
});
