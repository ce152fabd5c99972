import { and, count, eq, sql } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { pendingRegistrations } from '#db/schema/licensing';
import type { PublisherOperation } from '#lib/audit/operations';
import type { RegistrationRequest } from '#lib/contract/registration';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import type { Refusal } from '#lib/licensing/registration/refusal';
import { takeTurns } from '#lib/records/take-turns';

/** So that strangers cannot fill the database. */
const MOST_PENDING = 1000;

/** Keeps the request of an environment that is not listed for the product team to assign or reject. */
export async function keepPending(
  tx: Writer,
  record: (operation: PublisherOperation, details: string) => Promise<void>,
  request: RegistrationRequest,
  remoteAddress: string,
): Promise<Refusal> {
  await takeTurns(tx, 'pending-registrations');
  const tenantKey = fold(request.tenant_id);
  const serialNumber = request.environment_id;
  const [known] = await tx
    .update(pendingRegistrations)
    .set({ attempts: sql`attempts + 1`, lastSeenAt: now(), remoteAddress })
    .where(
      and(eq(pendingRegistrations.tenantKey, tenantKey), eq(pendingRegistrations.serialNumber, serialNumber)),
    )
    .returning({ state: pendingRegistrations.state });
  if (known) return known.state === 'rejected' ? 'registration_rejected' : 'registration_pending';

  const [waiting] = await tx
    .select({ count: count().mapWith(Number) })
    .from(pendingRegistrations)
    .where(eq(pendingRegistrations.state, 'pending'));
  if ((waiting?.count ?? 0) >= MOST_PENDING) return 'too_many_pending';
  const at = now();
  await tx.insert(pendingRegistrations).values({
    id: newId(),
    tenant: request.tenant_id,
    tenantKey,
    serialNumber,
    state: 'pending',
    firstSeenAt: at,
    lastSeenAt: at,
    remoteAddress,
  });
  await record(
    'Registration Pending',
    `An environment that is not listed asked to register: tenant ${request.tenant_id}, serial number ${serialNumber}.`,
  );
  return 'registration_pending';
}
