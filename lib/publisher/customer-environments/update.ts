import { and, eq, isNull } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { clients } from '#db/schema/licensing';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { refuseListedPair } from '#lib/publisher/customer-environments/insert';
import { customerEnvironmentLabels } from '#lib/publisher/customer-environments/labels';
import { customerEnvironmentInput } from '#lib/publisher/customer-environments/schema';
import { differences } from '#lib/publisher/differences';
import { asSeen, changedMeanwhile, recordChange } from '#lib/publisher/record';

const WHAT = 'The environment';

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
    const { environment: before, customer } = asSeen(row, revision, WHAT);
    const changed = differences(customerEnvironmentLabels, before, environment);
    if (!changed) return;
    await bumpCustomer(tx, before.customerId);
    const tenantKey = fold(environment.tenant);
    if (tenantKey !== before.tenantKey || environment.serialNumber !== before.serialNumber) {
      await refuseIfRegistered(tx, id);
      await refuseListedPair(tx, environment, id);
    }
    const written = await tx
      .update(customerEnvironments)
      .set({
        ...environment,
        tenantKey,
        nameKey: fold(environment.name),
        revision: revision + 1,
        updatedAt: now(),
      })
      .where(and(eq(customerEnvironments.id, id), eq(customerEnvironments.revision, revision)))
      .returning({ id: customerEnvironments.id });
    if (written.length === 0) throw changedMeanwhile(WHAT);
    await record('Customer Environment Changed', `${customer} / ${before.name}: ${changed}`, before.name);
  });
}

/** A registration is good for the pair that it was made for, and no other. */
async function refuseIfRegistered(tx: Writer, environmentId: string): Promise<void> {
  const current = and(eq(clients.environmentId, environmentId), isNull(clients.revokedAt));
  if ((await tx.$count(clients, current)) === 0) return;
  throw conflict(
    'Tenant and serial number cannot be changed while the environment is registered with them. Revoke its registration first, or list the new pair as another environment.',
  );
}
