'use server';

import { revalidatePath } from 'next/cache';
import { declineRequest } from '#lib/publisher/requests/decline';
import { grantRequest } from '#lib/publisher/requests/grant';
import { action, formInput } from '../../_server/action';

export const grant = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await grantRequest(ctx.actor, parsedInput);
  // The rail shows how many wait.
  revalidatePath('/', 'layout');
  return { message: 'Granted. Environments hear of it with their next refresh.' };
});

export const decline = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await declineRequest(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Declined. The customer sees your answer.' };
});
