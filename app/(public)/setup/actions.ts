'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { createFirstAdministrator } from '#lib/accounts/setup/first-administrator';
import { fillAndJoin } from '#lib/instance/fill-and-join';
import { withoutValues } from '#lib/kernel/defect';
import { AppError } from '#lib/kernel/errors';
import { flag } from '#lib/kernel/fields';
import { formInput, publicAction } from '../../_server/action';
import { currentBrowser } from '../../_server/browser';
import { openSession } from '../../_server/session';

const choices = z.looseObject({ sampleData: flag() });

/** Creates the first administrator, once, fills in sample data where that is wanted, and signs in. */
export const setUp = publicAction.inputSchema(formInput(choices)).stateAction(async ({ parsedInput }) => {
  const { sampleData, ...administrator } = parsedInput;
  const claim = await createFirstAdministrator(administrator, await currentBrowser());
  await openSession(claim);
  if (sampleData) await fillAndJoin().catch(sampleDataFailed);
  redirect('/');
});

function sampleDataFailed(cause: unknown): never {
  console.error('The sample data could not be loaded:', withoutValues(cause));
  throw new AppError(
    'unavailable',
    'Your account was created and you are signed in, but the sample data could not be loaded. Open the dashboard to go on without it.',
    { cause },
  );
}
