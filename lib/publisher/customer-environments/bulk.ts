import { asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import { bumpCustomers } from '#lib/licensing/license-set/revision';
import { deleteEnvironment } from '#lib/publisher/customer-environments/delete';
import {
  type CustomerEnvironmentInput,
  customerEnvironmentInput,
} from '#lib/publisher/customer-environments/schema';
import { changeOfEnvironment, writeEnvironment } from '#lib/publisher/customer-environments/write';
import { bulkResult, changeMany } from '#lib/records/bulk/change-many';
import { type BulkResult, chosenRecords } from '#lib/records/bulk/input';
import type { Noun } from '#lib/records/bulk/noun';
import { removeMany } from '#lib/records/bulk/remove-many';
import { activeValues, undoMany } from '#lib/records/bulk/undo';

type Stored = typeof customerEnvironments.$inferSelect & { customer: string };

const noun: Noun<Stored, CustomerEnvironmentInput, 'publisher'> = {
  transact: changePublisher,
  words: ['environment', 'environments'],
  nameOf: ({ name, customer }) => `${name} of ${customer}`,
  find: async (tx, ids) => {
    const rows = await tx
      .select({ environment: customerEnvironments, customer: customers.name })
      .from(customerEnvironments)
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .where(inArray(customerEnvironments.id, ids))
      .orderBy(asc(customers.nameKey), asc(customerEnvironments.nameKey));
    return rows.map(({ environment, customer }) => ({ ...environment, customer }));
  },
  touch: (tx, stored) =>
    bumpCustomers(
      tx,
      stored.map(({ customerId }) => customerId),
    ),
  change: {
    schema: () => customerEnvironmentInput,
    differences: changeOfEnvironment,
    write: (tx, record, { customer, ...before }, environment) =>
      writeEnvironment(tx, record, { before, customer }, environment),
  },
  remove: (tx, record, { customer, ...environment }) =>
    deleteEnvironment(tx, record, { environment, customer }),
};

const activeInput = z.object({ records: chosenRecords, active: z.boolean() });

/** Activates or deactivates all of the environments, or none. */
export async function setEnvironmentsActive(
  actor: Actor,
  input: unknown,
): Promise<BulkResult<{ active: boolean }>> {
  const authorized = authorize(actor, 'customer-environments', 'update');
  const { records, active } = parse(activeInput, input);
  const many = await changeMany(noun, authorized, records, () => ({ active }));
  return bulkResult(noun, many, { done: active ? 'activated' : 'deactivated', all: records.length });
}

/** Takes back what {@link setEnvironmentsActive} did. */
export async function undoEnvironments(actor: Actor, input: unknown): Promise<{ message: string }> {
  return undoMany(noun, authorize(actor, 'customer-environments', 'update'), input, activeValues);
}

/** Deletes the environments with their registrations and telemetry. */
export async function removeCustomerEnvironments(actor: Actor, input: unknown): Promise<{ message: string }> {
  return removeMany(noun, authorize(actor, 'customer-environments', 'delete'), input);
}
