import { eq, inArray, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerProducts, customers, licenseRequests, products } from '#db/schema/publisher';
import { type Actor, authorizeScoped, type Scoped } from '#lib/access/actor';
import { choice, date, defineList, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import { asRequest, type LicenseRequest, selectRequests } from '#lib/publisher/requests/read';
import { requestKinds, requestStates } from '#lib/publisher/requests/schema';
import { inScope } from '#lib/publisher/scope';

export const requestList = defineList({
  id: licenseRequests.id,
  from: (fields) =>
    reader()
      .select(fields)
      .from(licenseRequests)
      .innerJoin(customers, eq(customers.id, licenseRequests.customerId))
      .innerJoin(customerProducts, eq(customerProducts.id, licenseRequests.customerProductId))
      .innerJoin(products, eq(products.id, customerProducts.productId))
      .$dynamic(),
  columns: {
    customerName: text(customers.name, { key: customers.nameKey }),
    productName: text(products.name, { key: products.nameKey }),
    kind: choice(licenseRequests.kind, requestKinds),
    state: {
      ...choice(licenseRequests.state, requestStates),
      // What waits comes first, the one that has waited longest at the top.
      order: sql`case ${licenseRequests.state} when 'open' then '1' when 'granted' then '2' when 'declined' then '3' else '4' end`,
    },
    userCount: number(licenseRequests.userCount, { optional: true }),
    expiresOn: date(licenseRequests.expiresOn, { optional: true }),
    requestedBy: text(licenseRequests.requestedBy),
    createdAt: instant(licenseRequests.createdAt),
    answeredAt: instant(licenseRequests.answeredAt, { optional: true }),
  },
  sort: 'state',
  search: { columns: [customers.name, products.name, licenseRequests.requestedBy] },
});

/** What customers asked for, those that wait first; a customer's person gets the own customer's alone. */
export async function listRequests(actor: Actor, query: unknown = {}): Promise<ListPage<LicenseRequest>> {
  return listPage(requestList, query, within(authorizeScoped(actor, 'requests', 'read')));
}

/** All that `query` asks for, some hundreds at a time. */
export function everyRequest(actor: Actor, query: unknown): AsyncGenerator<LicenseRequest[]> {
  return everyRow(requestList, query, within(authorizeScoped(actor, 'requests', 'read')));
}

const within = (scoped: Scoped) => ({
  where: inScope(licenseRequests.customerId, scoped),
  load: async (ids: string[]): Promise<LicenseRequest[]> => {
    const rows = await selectRequests(reader()).where(inArray(licenseRequests.id, ids));
    return rows.map((row) => asRequest(row, scoped));
  },
});
