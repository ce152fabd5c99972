'use server';

import { revalidatePath } from 'next/cache';
import { verifyAuditLog } from '#lib/audit/chain/verify';
import { clearAuditLog } from '#lib/audit/clear';
import { countOlderAudit } from '#lib/audit/count-older';
import { conflict } from '#lib/kernel/errors';
import { action, formInput } from '../../../_server/action';

export const clear = action.inputSchema(formInput()).stateAction(async ({ parsedInput, ctx }) => {
  const { summary } = await clearAuditLog(ctx.actor, 'environment', parsedInput);
  revalidatePath('/', 'layout');
  return { message: summary };
});

/** How many entries {@link clear} would delete with the same days. */
export const countOlder = action
  .inputSchema(formInput())
  .action(({ parsedInput, ctx }) => countOlderAudit(ctx.actor, 'environment', parsedInput));

export const verify = action.action(async ({ ctx }) => {
  const { fault, summary } = await verifyAuditLog(ctx.actor, 'environment');
  if (fault) throw conflict(summary);
  return { message: summary };
});
