import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { reader } from '#db/client';
import { settings } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { flag } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';

/** The row of the setting; its value is a boolean, and no row means no. */
export const REGISTRATION_CODE_REQUIRED = 'registration-code-required';

const input = z.object({ required: flag() });

/** Whether listed environments, too, need a registration code for their first registration. */
export async function readRegistrationCodeRequired(actor: Actor): Promise<boolean> {
  authorize(actor, 'customer-environments', 'read');
  const [row] = await reader().select().from(settings).where(eq(settings.name, REGISTRATION_CODE_REQUIRED));
  return row?.value === true;
}

export async function setRegistrationCodeRequired(actor: Actor, given: unknown): Promise<void> {
  const authorized = authorize(actor, 'customer-environments', 'delete');
  const { required } = parse(input, given);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx.select().from(settings).where(eq(settings.name, REGISTRATION_CODE_REQUIRED));
    if ((row?.value === true) === required) return;
    await tx
      .insert(settings)
      .values({ name: REGISTRATION_CODE_REQUIRED, value: required })
      .onConflictDoUpdate({ target: settings.name, set: { value: required } });
    await record('Setting Changed', `Registration code required ${required ? 'no → yes' : 'yes → no'}`);
  });
}
