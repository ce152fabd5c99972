'use server';

import { revalidatePath } from 'next/cache';
import { exportTelemetry } from '#lib/environment/offline/export-telemetry';
import { importLicenseFile } from '#lib/environment/offline/import-file';
import { pinPublisherKeys, showKeysFile } from '#lib/environment/offline/pin-keys';
import { unpinPublisherKey } from '#lib/environment/offline/unpin-key';
import { action, formInput } from '../../../../_server/action';
import { postedFile, withText } from '../../../../_server/file';

export const importLicenses = action.inputSchema(postedFile).stateAction(async ({ parsedInput, ctx }) => {
  try {
    const { summary } = await importLicenseFile(ctx.actor, await withText(parsedInput));
    return { message: `License file imported. ${summary}` };
  } finally {
    // Also when it is refused: the audit log then says so.
    revalidatePath('/', 'layout');
  }
});

/** The keys of a file, to be compared; with the file as it was then, to be pinned. */
export const showKeys = action.inputSchema(postedFile).stateAction(async ({ parsedInput, ctx }) => {
  const given = await withText(parsedInput);
  return { keys: await showKeysFile(ctx.actor, given), file: String(given.file) };
});

export const pinKeys = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  const { summary } = await pinPublisherKeys(ctx.actor, parsedInput);
  revalidatePath('/license-management', 'layout');
  return { message: summary };
});

export const unpinKey = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await unpinPublisherKey(ctx.actor, parsedInput);
  revalidatePath('/license-management', 'layout');
  return { message: 'The key is pinned no more. Licenses from files that it signed stay in force.' };
});

export const exportToFile = action.action(async ({ ctx }) => {
  const file = await exportTelemetry(ctx.actor);
  revalidatePath('/license-management', 'layout');
  return file;
});
