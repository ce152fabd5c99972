'use server';

import { revalidatePath } from 'next/cache';
import { removeProducts, setProductsActive, undoProducts } from '#lib/publisher/products/bulk';
import { createProduct } from '#lib/publisher/products/create';
import { removeProduct } from '#lib/publisher/products/remove';
import { updateProduct } from '#lib/publisher/products/update';
import { createRelease } from '#lib/publisher/releases/create';
import { removeRelease } from '#lib/publisher/releases/remove';
import { updateRelease } from '#lib/publisher/releases/update';
import { action, chosen, formInput, taken } from '../../_server/action';

export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { id } = await createProduct(ctx.actor, parsedInput);
  return { id, message: 'Product created.' };
});

export const update = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await updateProduct(ctx.actor, parsedInput);
  revalidatePath('/products', 'layout');
  return { message: 'Product saved.' };
});

// Not revalidated: the page of what was deleted would be asked for again.
export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removeProduct(ctx.actor, parsedInput);
  return { message: 'Product deleted.' };
});

export const addRelease = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await createRelease(ctx.actor, parsedInput);
  revalidatePath('/products', 'layout');
  return { message: 'Release added. Environments hear of it with their next refresh.' };
});

export const changeRelease = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await updateRelease(ctx.actor, parsedInput);
  revalidatePath('/products', 'layout');
  return { message: 'Release saved.' };
});

// Not revalidated: the panel of what was removed would be asked for again.
export const deleteRelease = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removeRelease(ctx.actor, parsedInput);
  return { message: 'Release deleted.' };
});

export const activateMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await setProductsActive(ctx.actor, { ...parsedInput, active: true });
  revalidatePath('/products', 'layout');
  return result;
});

export const deactivateMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await setProductsActive(ctx.actor, { ...parsedInput, active: false });
  revalidatePath('/products', 'layout');
  return result;
});

export const undoMany = action.inputSchema(taken).action(async ({ parsedInput, ctx }) => {
  const result = await undoProducts(ctx.actor, parsedInput.undo);
  revalidatePath('/products', 'layout');
  return result;
});

export const removeMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await removeProducts(ctx.actor, parsedInput);
  revalidatePath('/products', 'layout');
  return result;
});
