'use server';

import { revalidatePath } from 'next/cache';
import { setMaximumUsers } from '#lib/environment/recount/maximum';
import { action, formInput } from '../../../_server/action';

export const changeMaximum = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await setMaximumUsers(ctx.actor, parsedInput);
  revalidatePath('/user-licensing/report');
  return { message: 'The maximum user count is saved.' };
});
