'use server';

import { revalidatePath } from 'next/cache';
import { removeSecurityRoles } from '#lib/environment/security-roles/bulk';
import { createSecurityRole } from '#lib/environment/security-roles/create';
import { removeSecurityRole } from '#lib/environment/security-roles/remove';
import { updateSecurityRole } from '#lib/environment/security-roles/update';
import { action, chosen, formInput } from '../../../_server/action';

export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { id } = await createSecurityRole(ctx.actor, parsedInput);
  return { id, message: 'Security role added.' };
});

export const update = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await updateSecurityRole(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Security role saved.' };
});

// Not revalidated: the page of what was removed would be asked for again.
export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removeSecurityRole(ctx.actor, parsedInput);
  return { message: 'Security role deleted.' };
});

export const removeMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await removeSecurityRoles(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return result;
});
