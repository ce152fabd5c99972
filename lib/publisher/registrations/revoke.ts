import { and, eq, inArray, isNull } from 'drizzle-orm';
import { clients, tokenPairs } from '#db/schema/licensing';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { conflict, notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { revocationInput } from '#lib/publisher/registrations/schema';

/** Ends the environment's registration: its tokens are good for nothing; to register again it needs a code. */
export async function revokeRegistration(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customer-environments', 'update');
  const { environmentId, reason } = parse(revocationInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx
      .select({ name: customerEnvironments.name, customer: customers.name })
      .from(customerEnvironments)
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .where(eq(customerEnvironments.id, environmentId));
    if (!row) throw notFound('The environment');
    const revoked = await tx
      .update(clients)
      .set({ revokedAt: now(), revokedReason: reason || 'Revoked by the publisher.' })
      .where(and(eq(clients.environmentId, environmentId), isNull(clients.revokedAt)))
      .returning({ id: clients.id });
    if (revoked.length === 0) throw conflict(`${row.name} is not registered; there is nothing to revoke.`);
    const ids = revoked.map((client) => client.id);
    await tx.update(tokenPairs).set({ state: 'revoked' }).where(inArray(tokenPairs.clientId, ids));
    await record(
      'Registration Revoked',
      `${row.customer} / ${row.name}: client ${ids.join(', ')}.${reason ? ` ${reason}` : ''}`,
      row.name,
    );
  });
}
