'use server';

import { revalidatePath } from 'next/cache';
import { changeEndDate } from '#lib/publisher/expiry/change-end-date';
import { action, formInput } from '../../_server/action';

export const changeEnd = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await changeEndDate(ctx.actor, parsedInput);
  revalidatePath('/expiry');
  return { message: 'End date saved. Environments hear of it with their next refresh.' };
});
