'use server';

import { revalidatePath } from 'next/cache';
import { createCustomerProduct } from '#lib/publisher/customer-products/create';
import { removeCustomerProduct } from '#lib/publisher/customer-products/remove';
import { updateCustomerProduct } from '#lib/publisher/customer-products/update';
import { action, formInput } from '../../../../_server/action';

export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await createCustomerProduct(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  return { message: 'Customer product created. Environments hear of it with their next refresh.' };
});

export const update = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await updateCustomerProduct(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  return { message: 'Customer product saved. Environments hear of it with their next refresh.' };
});

// Not revalidated: the page of what was deleted would be asked for again.
export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removeCustomerProduct(ctx.actor, parsedInput);
  return { message: 'Customer product deleted.' };
});
