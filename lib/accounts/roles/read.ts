import { reader } from '#db/client';
import { type Actor, authorize } from '#lib/access/actor';
import { findRole, type Role } from '#lib/accounts/roles/find';
import { idFrom } from '#lib/records/record';

/** Throws `not-found` for a role that does not exist. */
export async function readRole(actor: Actor, id: unknown): Promise<Role> {
  authorize(actor, 'roles', 'read');
  return findRole(reader(), idFrom(id, 'The role'));
}
