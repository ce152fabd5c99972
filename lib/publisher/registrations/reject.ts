import { and, eq } from 'drizzle-orm';
import { pendingRegistrations } from '#db/schema/licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { rejectionInput } from '#lib/publisher/registrations/schema';

/** Rejects a waiting environment: it is told so at its next try. The reason is for the product team. */
export async function rejectRegistration(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customer-environments', 'update');
  const { id, reason } = parse(rejectionInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const [rejected] = await tx
      .update(pendingRegistrations)
      .set({ state: 'rejected', reason })
      .where(and(eq(pendingRegistrations.id, id), eq(pendingRegistrations.state, 'pending')))
      .returning();
    if (!rejected) throw notFound('The registration request');
    await record(
      'Registration Rejected',
      `Tenant ${rejected.tenant}, serial number ${rejected.serialNumber}: ${reason}`,
    );
  });
}
