import { eq } from 'drizzle-orm';
import { pendingRegistrations } from '#db/schema/licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { insertEnvironment } from '#lib/publisher/customer-environments/insert';
import { assignmentInput } from '#lib/publisher/registrations/schema';

/**
 * Lists a waiting (or rejected) environment under a customer. It registers by itself at its next try. Throws
 * `not-found` where somebody else has dealt with it meanwhile.
 */
export async function assignRegistration(actor: Actor, input: unknown): Promise<{ environmentId: string }> {
  const authorized = authorize(actor, 'customer-environments', 'create');
  const { id, customerId, name, production } = parse(assignmentInput, input);
  return changePublisher(authorized, async (tx, record) => {
    const [asked] = await tx.delete(pendingRegistrations).where(eq(pendingRegistrations.id, id)).returning();
    if (!asked) throw notFound('The registration request');
    const { tenant, serialNumber } = asked;
    const environment = { tenant, serialNumber, name, production, active: true };
    const { id: environmentId, customerName } = await insertEnvironment(tx, customerId, environment);
    await record(
      'Registration Assigned',
      `${customerName} / ${name} (tenant ${tenant}, serial number ${serialNumber}). It registers at its next try.`,
      name,
    );
    return { environmentId };
  });
}
