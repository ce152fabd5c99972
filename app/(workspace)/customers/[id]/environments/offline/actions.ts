'use server';

import { revalidatePath } from 'next/cache';
import { issueLicenseFile } from '#lib/licensing/license-set/issue-file';
import { importTelemetryFile } from '#lib/publisher/telemetry/import-file';
import { action, formInput } from '../../../../../_server/action';
import { postedFile, withText } from '../../../../../_server/file';

/** The file is in the answer, and nowhere else. */
export const issueFile = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { name, content, expiresAt } = await issueLicenseFile(ctx.actor, parsedInput);
  revalidatePath('/customers', 'layout');
  const until = expiresAt.toISOString().slice(0, 10);
  return { name, content, message: `${name} issued, good until ${until}. Give the file to the customer.` };
});

export const importTelemetry = action.inputSchema(postedFile).stateAction(async ({ parsedInput, ctx }) => {
  const { summary } = await importTelemetryFile(ctx.actor, await withText(parsedInput));
  revalidatePath('/', 'layout');
  return { message: summary };
});
