import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { securityRoleInput } from '#lib/environment/security-roles/schema';
import { insertSecurityRoles } from '#lib/environment/security-roles/write';
import { parse } from '#lib/kernel/parse';

/** Throws `conflict` for a name that another security role has. */
export async function createSecurityRole(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'users', 'create');
  const role = parse(securityRoleInput, input);
  const [id = ''] = await changeEnvironment(authorized, (tx, record) =>
    insertSecurityRoles(tx, record, [role]),
  );
  return { id };
}
