'use server';

import { revalidatePath } from 'next/cache';
import {
  removeCustomerEnvironments,
  setEnvironmentsActive,
  undoEnvironments,
} from '#lib/publisher/customer-environments/bulk';
import { createCustomerEnvironment } from '#lib/publisher/customer-environments/create';
import { removeCustomerEnvironment } from '#lib/publisher/customer-environments/remove';
import { updateCustomerEnvironment } from '#lib/publisher/customer-environments/update';
import { issueRegistrationCode } from '#lib/publisher/registrations/issue-code';
import { revokeRegistration } from '#lib/publisher/registrations/revoke';
import { action, chosen, formInput, taken } from '../../../../_server/action';

export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await createCustomerEnvironment(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Environment added. It registers at its next try.' };
});

export const update = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await updateCustomerEnvironment(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  return { message: 'Environment saved.' };
});

// Not revalidated: the page of what was deleted would be asked for again.
export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removeCustomerEnvironment(ctx.actor, parsedInput);
  return { message: 'Environment deleted.' };
});

/** The code is in the answer, and nowhere else. */
export const issueCode = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  const issued = await issueRegistrationCode(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  return issued;
});

export const revoke = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await revokeRegistration(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  return { message: 'Registration revoked. Its tokens are good for nothing from here on.' };
});

export const activateMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await setEnvironmentsActive(ctx.actor, { ...parsedInput, active: true });
  revalidatePath('/customers', 'layout');
  return result;
});

export const deactivateMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await setEnvironmentsActive(ctx.actor, { ...parsedInput, active: false });
  revalidatePath('/customers', 'layout');
  return result;
});

export const undoMany = action.inputSchema(taken).action(async ({ parsedInput, ctx }) => {
  const result = await undoEnvironments(ctx.actor, parsedInput.undo);
  revalidatePath('/customers', 'layout');
  return result;
});

export const removeMany = action.inputSchema(chosen).action(async ({ parsedInput, ctx }) => {
  const result = await removeCustomerEnvironments(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  return result;
});
