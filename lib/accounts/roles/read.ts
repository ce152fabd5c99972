import { reader } from '#db/client';
import { type Actor, authorize } from '#lib/access/actor';
import { findRole, type Role } from '#lib/accounts/roles/find';
import { notFound } from '#lib/kernel/errors';
import { recordId } from '#lib/kernel/fields';

/** Throws `not-found` for a role that does not exist. */
export async function readRole(actor: Actor, id: unknown): Promise<Role> {
  authorize(actor, 'roles', 'read');
  const known = recordId().safeParse(id);
  if (!known.success) throw notFound('The role');
  return findRole(reader(), known.data);
}
