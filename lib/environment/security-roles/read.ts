import { reader } from '#db/client';
import { type Actor, authorize } from '#lib/access/actor';
import { findSecurityRoles, type SecurityRole } from '#lib/environment/security-roles/find';
import { notFound } from '#lib/kernel/errors';
import { idFrom } from '#lib/records/record';

export async function readSecurityRole(actor: Actor, id: unknown): Promise<SecurityRole> {
  authorize(actor, 'users', 'read');
  const [role] = await findSecurityRoles(reader(), [idFrom(id, 'The security role')]);
  if (!role) throw notFound('The security role');
  return role;
}
