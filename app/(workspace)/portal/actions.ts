'use server';

import { revalidatePath } from 'next/cache';
import { createRequest } from '#lib/publisher/requests/create';
import { withdrawRequest } from '#lib/publisher/requests/withdraw';
import { action, formInput } from '../../_server/action';

export const ask = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await createRequest(ctx.actor, parsedInput);
  revalidatePath('/portal', 'layout');
  return { message: 'Sent to the product team. You see the answer under Requests.' };
});

export const withdraw = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await withdrawRequest(ctx.actor, parsedInput);
  revalidatePath('/portal', 'layout');
  return { message: 'Request withdrawn.' };
});
