'use server';

import { savePreference as save } from '#lib/accounts/preferences/save';
import { action, formInput } from '../../_server/action';

// Not revalidated: the page that made the change shows it already.
export const savePreference = action.inputSchema(formInput()).action(async ({ parsedInput, ctx }) => {
  await save(ctx.actor, parsedInput);
});
