import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { OWN_ORGANIZATION, organizations } from '#db/schema/instance';
import { customers } from '#db/schema/publisher';
import { findOrganization, type Organization } from '#lib/accounts/organizations/find';
import { now } from '#lib/kernel/clock';
import { invalid } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';

/** The organization of a customer, made where it has none yet; the own one without a customer. */
export async function ensureOrganization(tx: Writer, customerId?: string): Promise<Organization> {
  if (customerId === undefined) return findOrganization(tx, OWN_ORGANIZATION);
  const [customer] = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.id, customerId));
  if (!customer) throw invalid({ customerId: ['This customer does not exist (any more).'] });
  const at = now();
  await tx
    .insert(organizations)
    .values({ id: newId(), kind: 'customer', customerId, allowedDomains: [], createdAt: at, updatedAt: at })
    .onConflictDoNothing({ target: organizations.customerId });
  const [row] = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.customerId, customerId));
  return findOrganization(tx, row?.id ?? '');
}
