'use server';

import { revalidatePath } from 'next/cache';
import { removeCustomers } from '#lib/publisher/customers/bulk';
import { createCustomer } from '#lib/publisher/customers/create';
import { removeCustomer } from '#lib/publisher/customers/remove';
import { updateCustomer } from '#lib/publisher/customers/update';
import { action, chosen, formInput } from '../../_server/action';

export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { id } = await createCustomer(ctx.actor, parsedInput);
  return { id, message: 'Customer created.' };
});

export const update = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await updateCustomer(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  return { message: 'Customer saved.' };
});

// Not revalidated: the page of what was deleted would be asked for again.
export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removeCustomer(ctx.actor, parsedInput);
  return { message: 'Customer deleted.' };
});

export const removeMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await removeCustomers(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  return result;
});
