import { and, eq, inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorizeScoped, type Scoped } from '#lib/access/actor';
import { defineList, flag, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import type { CustomerEnvironment } from '#lib/publisher/customer-environments/read';
import { registrationStates } from '#lib/publisher/customer-environments/registration-states';
import { inScope } from '#lib/publisher/scope';
import { idFrom } from '#lib/records/record';

export const customerEnvironmentList = defineList({
  id: customerEnvironments.id,
  from: (fields) => reader().select(fields).from(customerEnvironments).$dynamic(),
  columns: {
    name: text(customerEnvironments.name, { key: customerEnvironments.nameKey }),
    tenant: text(customerEnvironments.tenant, { key: customerEnvironments.tenantKey }),
    serialNumber: text(customerEnvironments.serialNumber),
    production: flag(customerEnvironments.production),
    active: flag(customerEnvironments.active),
    refusedAttempts: number(customerEnvironments.refusedAttempts),
    lastTelemetryAt: instant(customerEnvironments.lastTelemetryAt, { optional: true }),
  },
  sort: 'name',
  search: { documents: 'customer_environments' },
});

const ofCustomer = (customerId: unknown, scoped: Scoped) => ({
  where: and(
    eq(customerEnvironments.customerId, idFrom(customerId, 'The customer')),
    inScope(customerEnvironments.customerId, scoped),
  ),
  load: async (ids: string[]): Promise<CustomerEnvironment[]> => {
    const [rows, stateOf] = await Promise.all([
      reader()
        .select({ environment: customerEnvironments, customerName: customers.name })
        .from(customerEnvironments)
        .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
        .where(inArray(customerEnvironments.id, ids)),
      registrationStates(ids),
    ]);
    return rows.map(({ environment: { tenantKey, nameKey, ...row }, customerName }) => ({
      ...row,
      customerName,
      registration: stateOf(row.id),
    }));
  },
});

/**
 * The environments of one customer, with how each stands with its registration; none of another customer's for a
 * customer's person.
 */
export async function listCustomerEnvironments(
  actor: Actor,
  customerId: unknown,
  query: unknown = {},
): Promise<ListPage<CustomerEnvironment>> {
  const scoped = authorizeScoped(actor, 'customer-environments', 'read');
  return listPage(customerEnvironmentList, query, ofCustomer(customerId, scoped));
}

/** All of them that `query` asks for, some hundreds at a time. */
export function everyCustomerEnvironment(
  actor: Actor,
  customerId: unknown,
  query: unknown,
): AsyncGenerator<CustomerEnvironment[]> {
  const scoped = authorizeScoped(actor, 'customer-environments', 'read');
  return everyRow(customerEnvironmentList, query, ofCustomer(customerId, scoped));
}
