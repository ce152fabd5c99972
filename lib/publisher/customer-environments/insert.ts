import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { pendingRegistrations } from '#db/schema/licensing';
import { customerEnvironments, customers } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { customerEnvironmentLabels } from '#lib/publisher/customer-environments/labels';
import type { CustomerEnvironmentInput } from '#lib/publisher/customer-environments/schema';
import { contents } from '#lib/publisher/differences';

/** As {@link listEnvironment}, raising the customer's license revision. */
export async function insertEnvironment(
  tx: Writer,
  customerId: string,
  environment: CustomerEnvironmentInput,
): Promise<{ id: string; customerName: string }> {
  await bumpCustomer(tx, customerId);
  const id = await listEnvironment(tx, customerId, environment);
  const [customer] = await tx
    .select({ name: customers.name })
    .from(customers)
    .where(eq(customers.id, customerId));
  return { id, customerName: customer?.name ?? '' };
}

/**
 * Lists an environment, and takes it off the queue of those that asked to register without being listed. Throws
 * `conflict` for a pair that is listed already.
 */
export async function listEnvironment(
  tx: Writer,
  customerId: string,
  environment: CustomerEnvironmentInput,
): Promise<string> {
  await refuseListedPair(tx, environment);
  const id = newId();
  const at = now();
  const tenantKey = fold(environment.tenant);
  await tx.insert(customerEnvironments).values({
    ...environment,
    id,
    customerId,
    tenantKey,
    nameKey: fold(environment.name),
    createdAt: at,
    updatedAt: at,
  });
  await tx
    .delete(pendingRegistrations)
    .where(
      and(
        eq(pendingRegistrations.tenantKey, tenantKey),
        eq(pendingRegistrations.serialNumber, environment.serialNumber),
      ),
    );
  return id;
}

/** The audit entry of an environment that was listed. */
export const recordListed = (
  record: RecordEntry<'publisher'>,
  customerName: string,
  environment: CustomerEnvironmentInput,
): Promise<void> =>
  record(
    'Customer Environment Created',
    `${customerName} / ${environment.name}: ${contents(customerEnvironmentLabels, environment)}`,
    environment.name,
  );

/** Throws `conflict`, naming the customer, if the pair of tenant and serial number is listed under another ID than `id`. */
export async function refuseListedPair(
  tx: Writer,
  { tenant, serialNumber }: Pick<CustomerEnvironmentInput, 'tenant' | 'serialNumber'>,
  id?: string,
): Promise<void> {
  const [listed] = await tx
    .select({
      id: customerEnvironments.id,
      name: customerEnvironments.name,
      customer: customers.name,
    })
    .from(customerEnvironments)
    .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
    .where(
      and(
        eq(customerEnvironments.tenantKey, fold(tenant)),
        eq(customerEnvironments.serialNumber, serialNumber),
      ),
    );
  if (!listed || listed.id === id) return;
  const message = `This tenant and serial number are listed already: ${listed.name} of ${listed.customer}.`;
  throw conflict(message, { serialNumber: [message] });
}
