'use server';

import { revalidatePath } from 'next/cache';
import {
  extendCustomerProducts,
  removeCustomerProducts,
  setCustomerProductsEnabled,
  undoCustomerProducts,
} from '#lib/publisher/customer-products/bulk';
import { createCustomerProduct } from '#lib/publisher/customer-products/create';
import { removeCustomerProduct } from '#lib/publisher/customer-products/remove';
import { updateCustomerProduct } from '#lib/publisher/customer-products/update';
import { action, chosen, formInput, taken } from '../../../../_server/action';

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

export const enableMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await setCustomerProductsEnabled(ctx.actor, { ...parsedInput, enabled: true });
  revalidatePath('/customers', 'layout');
  return result;
});

export const disableMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await setCustomerProductsEnabled(ctx.actor, { ...parsedInput, enabled: false });
  revalidatePath('/customers', 'layout');
  return result;
});

export const setEndDateOfMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const { records, date } = parsedInput;
  const result = await extendCustomerProducts(ctx.actor, { records, expiresOn: date });
  revalidatePath('/customers', 'layout');
  return result;
});

export const extendManyByYear = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await extendCustomerProducts(ctx.actor, { records: parsedInput.records, byMonths: 12 });
  revalidatePath('/customers', 'layout');
  return result;
});

export const undoMany = action.inputSchema(taken).action(async ({ parsedInput, ctx }) => {
  const result = await undoCustomerProducts(ctx.actor, parsedInput.undo);
  revalidatePath('/customers', 'layout');
  return result;
});

export const removeMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await removeCustomerProducts(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  return result;
});
