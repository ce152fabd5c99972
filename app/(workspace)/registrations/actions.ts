'use server';

import { revalidatePath } from 'next/cache';
import { findCustomers } from '#lib/publisher/customers/find';
import { assignRegistration } from '#lib/publisher/registrations/assign';
import { rejectRegistration } from '#lib/publisher/registrations/reject';
import { setRegistrationCodeRequired } from '#lib/publisher/settings/registration-code-required';
import { action, formInput } from '../../_server/action';
import { asOptions } from './customer-options';

export const assign = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await assignRegistration(ctx.actor, parsedInput);
  // The rail shows how many wait.
  revalidatePath('/', 'layout');
  return { message: 'Assigned. The environment registers at its next try.' };
});

export const reject = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await rejectRegistration(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Rejected. The environment is told so at its next try.' };
});

/** The customers that match what was typed, for choosing one. */
export const findCustomerOptions = action
  .inputSchema(formInput())
  .action(async ({ parsedInput, ctx }) => asOptions(await findCustomers(ctx.actor, parsedInput)));

export const requireCode = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await setRegistrationCodeRequired(ctx.actor, parsedInput);
  revalidatePath('/registrations', 'layout');
  return { message: 'Setting saved.' };
});
