'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { applyImport } from '#lib/publisher/import/apply';
import { checkImport } from '#lib/publisher/import/check';
import { action, formInput } from '../../_server/action';

const withFile = formInput(z.looseObject({ file: z.instanceof(File, { error: 'Choose a CSV file.' }) }));

type Posted = z.output<typeof withFile>;
const withBytes = async ({ file, ...rest }: Posted) => ({
  ...rest,
  file: new Uint8Array(await file.arrayBuffer()),
});

export const check = action
  .inputSchema(withFile)
  .action(async ({ parsedInput, ctx }) => checkImport(ctx.actor, await withBytes(parsedInput)));

export const apply = action.inputSchema(withFile).action(async ({ parsedInput, ctx }) => {
  const result = await applyImport(ctx.actor, await withBytes(parsedInput));
  if (result.applied) revalidatePath('/', 'layout');
  return result;
});
