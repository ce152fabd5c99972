'use server';

import { revalidatePath } from 'next/cache';
import { createAnnouncement } from '#lib/publisher/announcements/create';
import { endAnnouncement } from '#lib/publisher/announcements/end';
import { removeAnnouncement } from '#lib/publisher/announcements/remove';
import { updateAnnouncement } from '#lib/publisher/announcements/update';
import { action, formInput } from '../../_server/action';

export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await createAnnouncement(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Announcement created. Environments show it after their next refresh.' };
});

export const update = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  await updateAnnouncement(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Announcement saved. Environments hear of it with their next refresh.' };
});

export const end = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await endAnnouncement(ctx.actor, parsedInput);
  revalidatePath('/', 'layout');
  return { message: 'Announcement ended. Environments hear of it with their next refresh.' };
});

// Not revalidated: the panel of what was removed would be asked for again.
export const remove = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await removeAnnouncement(ctx.actor, parsedInput);
  return { message: 'Announcement deleted. Environments forget it with their next refresh.' };
});
