import { and, desc, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { licenseRequests } from '#db/schema/publisher';
import { type Actor, authorize, authorizeScoped } from '#lib/access/actor';
import { asRequest, type LicenseRequest, selectRequests } from '#lib/publisher/requests/read';
import { inScope } from '#lib/publisher/scope';

/** How many wait for the product team. */
export async function countOpenRequests(actor: Actor): Promise<number> {
  authorize(actor, 'requests', 'read');
  return reader().$count(licenseRequests, eq(licenseRequests.state, 'open'));
}

/** Those of one customer that wait for the product team, the latest first. */
export async function listOpenRequests(actor: Actor, customerId: string): Promise<LicenseRequest[]> {
  const scoped = authorizeScoped(actor, 'requests', 'read');
  const rows = await selectRequests(reader())
    .where(
      and(
        eq(licenseRequests.customerId, customerId),
        eq(licenseRequests.state, 'open'),
        inScope(licenseRequests.customerId, scoped),
      ),
    )
    .orderBy(desc(licenseRequests.id));
  return rows.map((row) => asRequest(row, scoped));
}
