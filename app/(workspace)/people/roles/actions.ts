'use server';

import { revalidatePath } from 'next/cache';
import { changeRole } from '#lib/accounts/roles/change';
import { createRole } from '#lib/accounts/roles/create';
import { removeRole } from '#lib/accounts/roles/remove';
import { action, formInput } from '../../../_server/action';

export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { id } = await createRole(ctx.actor, parsedInput);
  revalidatePath('/people', 'layout');
  return { id, message: 'Role created.' };
});

export const change = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await changeRole(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Saved.' };
});

// Not revalidated: the page of what was removed would be asked for again.
export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removeRole(ctx.actor, parsedInput);
  return { message: 'Role deleted.' };
});
