import { eq } from 'drizzle-orm';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { deleteEnvironment } from '#lib/publisher/customer-environments/delete';
import { recordKey } from '#lib/records/record';

/** Deletes an environment with its registrations and telemetry: its tokens are good for nothing from here on. */
export async function removeCustomerEnvironment(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customer-environments', 'delete');
  const { id } = parse(recordKey, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx
      .select({ environment: customerEnvironments, customer: customers.name })
      .from(customerEnvironments)
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .where(eq(customerEnvironments.id, id));
    if (!row) throw notFound('The environment');
    await bumpCustomer(tx, row.environment.customerId);
    await deleteEnvironment(tx, record, row);
  });
}
