import { eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { pendingRegistrations } from '#db/schema/licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { notFound } from '#lib/kernel/errors';
import type { PendingRegistration } from '#lib/publisher/registrations/list';
import { idFrom } from '#lib/records/record';

/** Throws `not-found` for a request that somebody has dealt with by listing the environment. */
export async function readRegistrationRequest(actor: Actor, id: unknown): Promise<PendingRegistration> {
  authorize(actor, 'customer-environments', 'read');
  const what = 'The registration request';
  const [row] = await reader()
    .select()
    .from(pendingRegistrations)
    .where(eq(pendingRegistrations.id, idFrom(id, what)));
  if (!row) throw notFound(what);
  const { tenantKey, ...request } = row;
  return request;
}
