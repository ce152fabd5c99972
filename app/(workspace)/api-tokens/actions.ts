'use server';

import { revalidatePath } from 'next/cache';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import { revokeApiToken } from '#lib/accounts/api-tokens/revoke';
import { action, formInput } from '../../_server/action';

export const create = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { token } = await createApiToken(ctx.actor, parsedInput);
  revalidatePath('/api-tokens');
  return { token };
});

export const revoke = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await revokeApiToken(ctx.actor, parsedInput);
  revalidatePath('/api-tokens');
  return { message: 'Revoked.' };
});
