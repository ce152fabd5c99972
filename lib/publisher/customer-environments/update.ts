import { eq } from 'drizzle-orm';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { customerEnvironmentInput } from '#lib/publisher/customer-environments/schema';
import { changeOfEnvironment, writeEnvironment } from '#lib/publisher/customer-environments/write';
import { asSeen, recordChange } from '#lib/records/record';

/** Throws `conflict` for a stale revision, a pair that is listed already, or another pair while it is registered. */
export async function updateCustomerEnvironment(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'customer-environments', 'update');
  const { id, revision } = parse(recordChange, input);
  const environment = parse(customerEnvironmentInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx
      .select({
        environment: customerEnvironments,
        customer: customers.name,
        revision: customerEnvironments.revision,
      })
      .from(customerEnvironments)
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .where(eq(customerEnvironments.id, id));
    const { environment: before, customer } = asSeen(row, revision, 'The environment');
    if (!changeOfEnvironment(before, environment)) return;
    await bumpCustomer(tx, before.customerId);
    await writeEnvironment(tx, record, { before, customer }, environment);
  });
}
