import { and, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorizeScoped } from '#lib/access/actor';
import { notFound } from '#lib/kernel/errors';
import {
  type RegistrationState,
  registrationStates,
} from '#lib/publisher/customer-environments/registration-states';
import { inScope } from '#lib/publisher/scope';
import { idFrom } from '#lib/records/record';

export interface CustomerEnvironment
  extends Omit<typeof customerEnvironments.$inferSelect, 'tenantKey' | 'nameKey'> {
  customerName: string;
  registration: RegistrationState;
}

/** Throws `not-found` for an environment that does not exist, or belongs to another customer. */
export async function readCustomerEnvironment(
  actor: Actor,
  id: unknown,
  customerId?: string,
): Promise<CustomerEnvironment> {
  const scoped = authorizeScoped(actor, 'customer-environments', 'read');
  const [row] = await reader()
    .select({ environment: customerEnvironments, customerName: customers.name })
    .from(customerEnvironments)
    .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
    .where(
      and(
        eq(customerEnvironments.id, idFrom(id, 'The environment')),
        inScope(customerEnvironments.customerId, scoped),
      ),
    );
  if (!row || (customerId && row.environment.customerId !== customerId)) throw notFound('The environment');
  const { tenantKey, nameKey, ...environment } = row.environment;
  const stateOf = await registrationStates([environment.id]);
  return { ...environment, customerName: row.customerName, registration: stateOf(environment.id) };
}
