import { eq } from 'drizzle-orm';
import type { Reader } from '#db/client';
import { organizations } from '#db/schema/instance';
import { customers } from '#db/schema/publisher';
import { notFound } from '#lib/kernel/errors';

export const OWN_NAME = 'Own organization';

export interface Organization {
  id: string;
  /** `null` for the own one. */
  customerId: string | null;
  /** A customer's organization is named after it. */
  name: string;
  allowedDomains: string[];
  revision: number;
}

/** Organizations with their names; narrow it with `where`. */
export const selectOrganizations = (from: Reader) =>
  from
    .select({
      id: organizations.id,
      customerId: organizations.customerId,
      customerName: customers.name,
      allowedDomains: organizations.allowedDomains,
      revision: organizations.revision,
    })
    .from(organizations)
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .$dynamic();

type Selected = Awaited<ReturnType<typeof selectOrganizations>>[number];

export const asOrganization = ({ customerName, ...row }: Selected): Organization => ({
  ...row,
  name: customerName ?? OWN_NAME,
});

/** Throws an AppError `not-found`. */
export async function findOrganization(from: Reader, id: string): Promise<Organization> {
  const [row] = await selectOrganizations(from).where(eq(organizations.id, id));
  if (!row) throw notFound('The organization');
  return asOrganization(row);
}
