'use server';

import { revalidatePath } from 'next/cache';
import { removeNamedUsers, setNamedUsersEnabled, undoNamedUsers } from '#lib/environment/named-users/bulk';
import { createNamedUser } from '#lib/environment/named-users/create';
import { removeNamedUser } from '#lib/environment/named-users/remove';
import { updateNamedUser } from '#lib/environment/named-users/update';
import { action, chosen, formInput, taken } from '../../../_server/action';

export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { id } = await createNamedUser(ctx.actor, parsedInput);
  return { id, message: 'User added.' };
});

export const update = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await updateNamedUser(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'User saved.' };
});

// Not revalidated: the page of what was removed would be asked for again.
export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removeNamedUser(ctx.actor, parsedInput);
  return { message: 'User deleted.' };
});

export const enableMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await setNamedUsersEnabled(ctx.actor, { ...parsedInput, enabled: true });
  revalidatePath('/', 'layout');
  return result;
});

export const disableMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await setNamedUsersEnabled(ctx.actor, { ...parsedInput, enabled: false });
  revalidatePath('/', 'layout');
  return result;
});

export const undoMany = action.inputSchema(taken).action(async ({ parsedInput, ctx }) => {
  const result = await undoNamedUsers(ctx.actor, parsedInput.undo);
  revalidatePath('/', 'layout');
  return result;
});

export const removeMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await removeNamedUsers(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return result;
});
