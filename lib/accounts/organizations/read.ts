import { reader } from '#db/client';
import type { Actor } from '#lib/access/actor';
import { authorizeKeeping, authorizeKeepingAll } from '#lib/accounts/keeping';
import { findOrganization, type Organization } from '#lib/accounts/organizations/find';
import { idFrom } from '#lib/records/record';

/** Throws `not-found` for an organization that does not exist. */
export async function readOrganization(actor: Actor, id: unknown): Promise<Organization> {
  authorizeKeepingAll(actor, 'read');
  return findOrganization(reader(), idFrom(id, 'The organization'));
}

/** The one organization whose people `actor` keeps, or nothing for who keeps everybody. */
export async function readKeptOrganization(actor: Actor): Promise<Organization | undefined> {
  const { organizationId } = authorizeKeeping(actor, 'read');
  return organizationId === undefined ? undefined : findOrganization(reader(), organizationId);
}
