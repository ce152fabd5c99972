'use server';

import { revalidatePath } from 'next/cache';
import { addOrganization } from '#lib/accounts/organizations/add';
import { changeOrganization } from '#lib/accounts/organizations/change';
import { action, formInput } from '../../../_server/action';

const saved = (shutOut: number): string => {
  if (shutOut === 0) return 'Saved.';
  return shutOut === 1
    ? 'Saved. 1 person has an address outside of these domains and cannot sign in.'
    : `Saved. ${shutOut} people have addresses outside of these domains and cannot sign in.`;
};

export const add = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { shutOut } = await addOrganization(ctx.actor, parsedInput);
  revalidatePath('/people', 'layout');
  return { message: saved(shutOut) };
});

export const change = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { shutOut } = await changeOrganization(ctx.actor, parsedInput);
  revalidatePath('/people', 'layout');
  return { message: saved(shutOut) };
});
