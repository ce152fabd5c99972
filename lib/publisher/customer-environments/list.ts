import { and, asc, eq, or } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments } from '#db/schema/publisher';
import { type Actor, authorizeScoped } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import type { CustomerEnvironment } from '#lib/publisher/customer-environments/read';
import { registrationStates } from '#lib/publisher/customer-environments/registration-states';
import { contains, containsFolded, inOrder, listInput, offsetOf, type Page } from '#lib/publisher/list';
import { idFrom } from '#lib/publisher/record';
import { inScope } from '#lib/publisher/scope';

export const customerEnvironmentSorts = [
  'name',
  'tenant',
  'serialNumber',
  'production',
  'active',
  'refusedAttempts',
  'lastTelemetryAt',
] as const;
const columns = {
  name: customerEnvironments.nameKey,
  tenant: customerEnvironments.tenantKey,
  serialNumber: customerEnvironments.serialNumber,
  production: customerEnvironments.production,
  active: customerEnvironments.active,
  refusedAttempts: customerEnvironments.refusedAttempts,
  lastTelemetryAt: customerEnvironments.lastTelemetryAt,
};

/**
 * The environments of one customer, with how each stands with its registration; none of another customer's for a
 * customer's person.
 */
export async function listCustomerEnvironments(
  actor: Actor,
  customerId: unknown,
  query: unknown = {},
): Promise<Page<CustomerEnvironment>> {
  const scoped = authorizeScoped(actor, 'customer-environments', 'read');
  const asked = parse(listInput(customerEnvironmentSorts), query);
  const matches = asked.q
    ? or(
        containsFolded(customerEnvironments.nameKey, asked.q),
        containsFolded(customerEnvironments.tenantKey, asked.q),
        contains(customerEnvironments.serialNumber, asked.q),
      )
    : undefined;
  const where = and(
    eq(customerEnvironments.customerId, idFrom(customerId, 'The customer')),
    inScope(customerEnvironments.customerId, scoped),
    matches,
  );
  const [rows, total] = await Promise.all([
    reader()
      .select()
      .from(customerEnvironments)
      .where(where)
      .orderBy(inOrder(columns[asked.sort], asked.dir), asc(customerEnvironments.id))
      .limit(asked.pageSize)
      .offset(offsetOf(asked)),
    reader().$count(customerEnvironments, where),
  ]);
  const stateOf = await registrationStates(rows.map((row) => row.id));
  return {
    total,
    rows: rows.map(({ tenantKey, nameKey, ...row }) => ({ ...row, registration: stateOf(row.id) })),
  };
}
