import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { reader, transaction } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { clients, pendingRegistrations, tokenPairs } from '#db/schema/licensing';
import { catalogue, customers } from '#db/schema/publisher';
import { systemActor } from '#lib/access/actor';
import { HOUR, now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { receiveTelemetry } from '#lib/licensing/telemetry/receive';
import { createCustomerEnvironment } from '#lib/publisher/customer-environments/create';
import { createCustomerProduct } from '#lib/publisher/customer-products/create';
import { createCustomer } from '#lib/publisher/customers/create';
import { createProduct } from '#lib/publisher/products/create';

/** For tests: records made by the verbs, and looks at what stands behind them. */

export const tester = systemActor('Test');
export const stranger = { ...tester, grants: {} };

export const unique = (name: string) => `${name} ${randomUUID().slice(0, 8)}`;

export async function addProduct(values: object = {}) {
  const name = unique('Product');
  return { name, ...(await createProduct(tester, { name, active: true, ...values })) };
}

export async function addCustomer(values: object = {}) {
  const name = unique('Customer');
  return { name, ...(await createCustomer(tester, { name, ...values })) };
}

export async function addTerms(values: object = {}) {
  const customerId = (await addCustomer()).id;
  const productId = (await addProduct({ featureManaged: true })).id;
  const input = { customerId, productId, licenseType: 'Annual', enabled: true, userCount: 20, ...values };
  return { ...input, ...(await createCustomerProduct(tester, input)) };
}

export async function addEnvironment(values: object = {}) {
  const customerId = (await addCustomer()).id;
  const input = {
    customerId,
    tenant: `${randomUUID()}.example.com`,
    serialNumber: randomUUID(),
    name: unique('Environment'),
    active: true,
    ...values,
  };
  return { ...input, ...(await createCustomerEnvironment(tester, input)) };
}

/** A registration with one pair of tokens, as the licensing service keeps it. */
export async function addRegistration(environmentId: string): Promise<{ clientId: string }> {
  const clientId = newId();
  const at = now();
  await transaction(async (tx) => {
    await tx.insert(clients).values({ id: clientId, environmentId, registeredAt: at });
    await tx.insert(tokenPairs).values({
      id: newId(),
      clientId,
      state: 'current',
      accessHash: randomUUID(),
      refreshHash: randomUUID(),
      issuedAt: at,
      accessExpiresAt: new Date(at.getTime() + HOUR),
      refreshExpiresAt: new Date(at.getTime() + HOUR),
    });
  });
  return { clientId };
}

/** What an environment reports, as the licensing service takes it in. */
export const addReport = (environmentId: string, modules: object[] = [], values: object = {}) =>
  receiveTelemetry(
    { environmentId },
    { modules: modules.map((module) => ({ model: unique('Model'), ...module })), ...values },
    undefined,
  );

export async function addPending(tenant = `${randomUUID()}.example.com`) {
  const row = {
    id: newId(),
    tenant,
    tenantKey: fold(tenant),
    serialNumber: randomUUID(),
    state: 'pending' as const,
    firstSeenAt: now(),
    lastSeenAt: now(),
  };
  await transaction((tx) => tx.insert(pendingRegistrations).values(row));
  return row;
}

export const pairStates = async (clientId: string) =>
  (await reader().select().from(tokenPairs).where(eq(tokenPairs.clientId, clientId))).map(
    (pair) => pair.state,
  );

/** What the license sets of this customer depend on: unchanged means that environments are told "unchanged". */
export async function licenseRevisions(customerId: string) {
  const [customer] = await reader().select().from(customers).where(eq(customers.id, customerId));
  const [row] = await reader().select().from(catalogue);
  return { customer: customer?.licenseRevision ?? 0, catalogue: row?.revision ?? 0 };
}

/** The latest entry of the publisher's audit log, as `Operation: details`. */
export async function lastAudit(): Promise<string> {
  const [entry] = await reader().select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
  return `${entry?.operation}: ${entry?.details}`;
}

/** The messages by field of what `attempt` was refused with. */
export async function refusal(attempt: Promise<unknown>): Promise<{
  kind: string;
  message: string;
  fieldErrors: Record<string, string[]>;
  links: { label: string; href: string }[];
}> {
  const outcome = await attempt.then(
    () => ({ kind: 'nothing', message: 'It was not refused.', fieldErrors: {}, links: [] }),
    (error) => error,
  );
  const { kind, message, fieldErrors = {}, links = [] } = outcome;
  return { kind, message, fieldErrors, links };
}
