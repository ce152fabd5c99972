import { and, eq, inArray } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { pendingRegistrations } from '#db/schema/licensing';
import { customerEnvironments, customers } from '#db/schema/publisher';
import type { RecordEntry } from '#lib/audit/change';
import { chunksOf } from '#lib/kernel/chunks';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { customerEnvironmentLabels } from '#lib/publisher/customer-environments/labels';
import type { CustomerEnvironmentInput } from '#lib/publisher/customer-environments/schema';
import { contents } from '#lib/records/differences';

export interface Listed {
  customer: { id: string; name: string };
  environment: CustomerEnvironmentInput;
}

/** Lists one environment, raising the customer's license revision. Throws `conflict` for a pair that is listed already. */
export async function insertEnvironment(
  tx: Writer,
  customerId: string,
  environment: CustomerEnvironmentInput,
): Promise<{ id: string; customerName: string }> {
  await bumpCustomer(tx, customerId);
  await refuseListedPair(tx, environment);
  const [{ name = '' } = {}] = await tx
    .select({ name: customers.name })
    .from(customers)
    .where(eq(customers.id, customerId));
  const [id = ''] = await listEnvironments(tx, [{ customer: { id: customerId, name }, environment }]);
  return { id, customerName: name };
}

/**
 * Lists environments, and takes them off the queue of those that asked to register without being listed. The verb
 * has raised the customers' license revisions, and knows that the pairs are free.
 */
export async function listEnvironments(tx: Writer, listed: Listed[]): Promise<string[]> {
  const at = now();
  const rows = listed.map(({ customer, environment }) => ({
    ...environment,
    id: newId(),
    customerId: customer.id,
    tenantKey: fold(environment.tenant),
    nameKey: fold(environment.name),
    createdAt: at,
    updatedAt: at,
  }));
  for (const chunk of chunksOf(rows)) {
    await tx.insert(customerEnvironments).values(chunk);
    await takeOffQueue(tx, chunk);
  }
  return rows.map(({ id }) => id);
}

interface Pair {
  tenantKey: string;
  serialNumber: string;
}
const wordOf = ({ tenantKey, serialNumber }: Pair) => `${tenantKey}\n${serialNumber}`;

async function takeOffQueue(tx: Writer, pairs: Pair[]): Promise<void> {
  const listed = new Set(pairs.map(wordOf));
  const waiting = await tx
    .select()
    .from(pendingRegistrations)
    .where(inArray(pendingRegistrations.tenantKey, [...new Set(pairs.map(({ tenantKey }) => tenantKey))]));
  const ids = waiting.filter((pair) => listed.has(wordOf(pair))).map(({ id }) => id);
  if (ids.length > 0) await tx.delete(pendingRegistrations).where(inArray(pendingRegistrations.id, ids));
}

/** The audit entries of environments that were listed. */
export const recordListed = (record: RecordEntry<'publisher'>, listed: Listed[]): Promise<void> =>
  record.many(
    'Customer Environment Created',
    listed.map(({ customer, environment }) => ({
      details: `${customer.name} / ${environment.name}: ${contents(customerEnvironmentLabels, environment)}`,
      environment: environment.name,
    })),
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
