'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { createFirstAdministrator } from '#lib/accounts/setup/first-administrator';
import { fillAndJoin } from '#lib/instance/fill-and-join';
import { flag } from '#lib/kernel/fields';
import { formInput, publicAction } from '../../_server/action';
import { openSession } from '../../_server/session';

const choices = z.looseObject({ sampleData: flag() });

/** Creates the first administrator, once, fills in sample data where that is wanted, and signs in. */
export const setUp = publicAction.inputSchema(formInput(choices)).stateAction(async ({ parsedInput }) => {
  const { sampleData, ...administrator } = parsedInput;
  const claim = await createFirstAdministrator(administrator);
  await openSession(claim);
  if (sampleData) await fillAndJoin();
  redirect('/');
});
