import { asc, eq, or } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { fold } from '#lib/kernel/text';

export interface RelatedEnvironment {
  id: string;
  name: string;
  tenant: string;
  serialNumber: string;
  customerId: string;
  customerName: string;
}

const MOST = 5;

/**
 * The listed environments with the same serial number or tenant: customers move from a temporary tenant to their own
 * domain, and open further environments, so that these tell whose a request may be.
 */
export async function listRelatedEnvironments(
  actor: Actor,
  { tenant, serialNumber }: { tenant: string; serialNumber: string },
): Promise<RelatedEnvironment[]> {
  authorize(actor, 'customer-environments', 'read');
  authorize(actor, 'customers', 'read');
  return reader()
    .select({
      id: customerEnvironments.id,
      name: customerEnvironments.name,
      tenant: customerEnvironments.tenant,
      serialNumber: customerEnvironments.serialNumber,
      customerId: customerEnvironments.customerId,
      customerName: customers.name,
    })
    .from(customerEnvironments)
    .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
    .where(
      or(
        eq(customerEnvironments.serialNumber, serialNumber),
        eq(customerEnvironments.tenantKey, fold(tenant)),
      ),
    )
    .orderBy(asc(customers.nameKey), asc(customerEnvironments.nameKey))
    .limit(MOST);
}
