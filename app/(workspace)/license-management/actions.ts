'use server';

import { revalidatePath } from 'next/cache';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { sendTelemetry } from '#lib/environment/telemetry/send';
import { validateLicenses } from '#lib/environment/validation/validate';
import { action } from '../../_server/action';

export const refresh = action.action(async ({ ctx }) => {
  try {
    return { message: (await refreshLicenses(ctx.actor)).summary };
  } finally {
    // A failure changes what the pages say, too.
    revalidatePath('/', 'layout');
  }
});

export const validate = action.action(async ({ ctx }) => {
  try {
    return { message: (await validateLicenses(ctx.actor)).summary };
  } finally {
    revalidatePath('/', 'layout');
  }
});

export const telemetry = action.action(async ({ ctx }) => {
  try {
    return { message: (await sendTelemetry(ctx.actor)).summary };
  } finally {
    revalidatePath('/', 'layout');
  }
});
