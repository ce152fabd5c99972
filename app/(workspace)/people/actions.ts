'use server';

import { revalidatePath } from 'next/cache';
import { changePerson } from '#lib/accounts/people/change';
import { disablePerson, enablePerson } from '#lib/accounts/people/disable';
import { endPersonSessions } from '#lib/accounts/people/end-sessions';
import { invitePerson } from '#lib/accounts/people/invite';
import { issuePersonLink } from '#lib/accounts/people/reissue-link';
import { removePerson } from '#lib/accounts/people/remove';
import { config } from '#lib/config/config';
import { counted } from '#lib/records/some-of';
import { action, formInput } from '../../_server/action';

export const invite = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { address, expiresAt } = await invitePerson(ctx.actor, parsedInput);
  revalidatePath('/people');
  return { address, expiresAt, provider: config().oidc?.name };
});

export const change = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await changePerson(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Saved.' };
});

export const issueLink = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  const link = await issuePersonLink(ctx.actor, parsedInput);
  revalidatePath('/people');
  return link;
});

export const disable = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await disablePerson(ctx.actor, parsedInput);
  revalidatePath('/people');
  return { message: 'Disabled. Open sessions have ended.' };
});

export const endSessions = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  const ended = await endPersonSessions(ctx.actor, parsedInput);
  revalidatePath('/people');
  return { message: `${counted(ended, 'session has', 'sessions have')} ended.` };
});

export const enable = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await enablePerson(ctx.actor, parsedInput);
  revalidatePath('/people');
  return { message: 'Enabled.' };
});

export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removePerson(ctx.actor, parsedInput);
  revalidatePath('/people');
  return { message: 'Removed.' };
});
