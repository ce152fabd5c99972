import { and, eq, isNull } from 'drizzle-orm';
import { clients } from '#db/schema/licensing';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { conflict, notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { revokeFamily } from '#lib/licensing/tokens/family';
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
    const [client] = await tx
      .select({ id: clients.id })
      .from(clients)
      .where(and(eq(clients.environmentId, environmentId), isNull(clients.revokedAt)));
    if (!client) throw conflict(`${row.name} is not registered; there is nothing to revoke.`);
    await revokeFamily(tx, client.id, reason || 'Revoked by the publisher.');
    await record(
      'Registration Revoked',
      `${row.customer} / ${row.name}: client ${client.id}.${reason ? ` ${reason}` : ''}`,
      row.name,
    );
  });
}
