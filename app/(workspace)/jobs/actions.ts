'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { runJobNow } from '#lib/jobs/run-now';
import { scheduleJob, unscheduleJob } from '#lib/jobs/schedule';
import { text } from '#lib/kernel/fields';
import { action, formInput } from '../../_server/action';

const jobInput = formInput(z.object({ name: text() }));

export const runNow = action.inputSchema(jobInput).action(async ({ parsedInput, ctx }) => {
  try {
    return { message: await runJobNow(ctx.actor, parsedInput.name) };
  } finally {
    // A failed run is a run, too, and may have changed any page.
    revalidatePath('/', 'layout');
  }
});

export const schedule = action.inputSchema(jobInput).action(async ({ parsedInput, ctx }) => {
  await scheduleJob(ctx.actor, parsedInput.name);
  revalidatePath('/', 'layout');
  return { message: 'The job is scheduled.' };
});

export const unschedule = action.inputSchema(jobInput).action(async ({ parsedInput, ctx }) => {
  await unscheduleJob(ctx.actor, parsedInput.name);
  revalidatePath('/', 'layout');
  return { message: 'The job does not run by itself until it is scheduled again, or the next start.' };
});
