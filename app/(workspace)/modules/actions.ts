'use server';

import { revalidatePath } from 'next/cache';
import { addModule } from '#lib/environment/modules/add';
import { changeModule } from '#lib/environment/modules/change';
import { removeModule } from '#lib/environment/modules/remove';
import { action, formInput } from '../../_server/action';

export const add = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { model } = await addModule(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: `Module ${model} added. Refresh licenses to fetch its license.` };
});

export const change = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { model } = await changeModule(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: `Module ${model} saved.` };
});

export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  const { model } = await removeModule(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: `Module ${model} removed.` };
});
