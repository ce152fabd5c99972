'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { applyUserImport } from '#lib/environment/import/apply';
import { checkUserImport } from '#lib/environment/import/check';
import { importKinds as userKinds } from '#lib/environment/import/kinds';
import { applyImport } from '#lib/publisher/import/apply';
import { checkImport } from '#lib/publisher/import/check';
import { action, formInput } from '../../_server/action';

const withFile = formInput(
  z.looseObject({ kind: z.unknown(), file: z.instanceof(File, { error: 'Choose a CSV file.' }) }),
);

type Posted = z.output<typeof withFile>;
const withBytes = async ({ file, ...rest }: Posted) => ({
  ...rest,
  file: new Uint8Array(await file.arrayBuffer()),
});

/** Whether it is a file of the environment's users or security roles; all else is the publisher's. */
const isUsers = ({ kind }: Posted) => userKinds.some((each) => each === kind);

export const check = action.inputSchema(withFile).action(async ({ parsedInput, ctx }) => {
  const checked = isUsers(parsedInput) ? checkUserImport : checkImport;
  return checked(ctx.actor, await withBytes(parsedInput));
});

export const apply = action.inputSchema(withFile).action(async ({ parsedInput, ctx }) => {
  const applied = isUsers(parsedInput) ? applyUserImport : applyImport;
  const result = await applied(ctx.actor, await withBytes(parsedInput));
  if (result.applied) revalidatePath('/', 'layout');
  return result;
});
