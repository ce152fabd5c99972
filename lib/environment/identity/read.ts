import { eq } from 'drizzle-orm';
import { type Reader, reader } from '#db/client';
import { environment } from '#db/schema/environment';
import { type Actor, authorize } from '#lib/access/actor';
import { AppError } from '#lib/kernel/errors';

/** The environment that this instance serves. `environmentId` is also its serial number. */
export type Identity = Omit<typeof environment.$inferSelect, 'id'>;

/** The one row of the environment. */
export const IDENTITY_ROW = 1;

/** The environment that this instance serves; `undefined` where it serves none (yet). */
export async function readIdentity(from: Reader = reader()): Promise<Identity | undefined> {
  const [row] = await from.select().from(environment).where(eq(environment.id, IDENTITY_ROW));
  return row;
}

/** As {@link readIdentity}. Throws an AppError `unavailable` where there is none. */
export async function theIdentity(): Promise<Identity> {
  const identity = await readIdentity();
  if (!identity) throw new AppError('unavailable', 'This instance serves no environment.');
  return identity;
}

/** For the pages: name, production or not, and what the Configuration tab shows. */
export async function showIdentity(actor: Actor): Promise<Identity> {
  authorize(actor, 'licenses', 'read');
  return theIdentity();
}
