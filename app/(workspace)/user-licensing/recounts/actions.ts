'use server';

import { revalidatePath } from 'next/cache';
import { recountNow } from '#lib/environment/recount/now';
import { action } from '../../../_server/action';

export const recount = action.action(async ({ ctx }) => {
  try {
    const counted = await recountNow(ctx.actor);
    return { message: counted ?? 'The recount has begun. Its progress is shown below.' };
  } finally {
    // A failed run is a run, too; and the licenses of any page may go by what was counted.
    revalidatePath('/', 'layout');
  }
});
