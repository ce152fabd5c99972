import { asc, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { roles } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { type Audience, covers, type Grants } from '#lib/access/views';
import { authorizeKeeping, givable } from '#lib/accounts/keeping';
import { grantsInWords } from '#lib/accounts/roles/in-words';

export interface OfferedRole {
  id: string;
  name: string;
  audience: Audience;
  /** What it grants, in words. */
  grants: string;
  /** Whether `actor` may give it: nobody gives more than they have. */
  givable: boolean;
}

/** The roles that there are for the people whom `actor` keeps. */
export async function offerRoles(actor: Actor): Promise<OfferedRole[]> {
  const { organizationId } = authorizeKeeping(actor, 'read');
  const audience = actor.customerId === undefined ? 'own' : 'customer';
  const rows = await reader()
    .select()
    .from(roles)
    .where(organizationId === undefined ? undefined : eq(roles.audience, audience))
    .orderBy(asc(roles.nameKey));
  return rows.map(({ id, name, audience, grants }) => ({
    id,
    name,
    audience,
    grants: grantsInWords(grants as Grants),
    givable: covers(givable(actor), grants as Grants),
  }));
}
