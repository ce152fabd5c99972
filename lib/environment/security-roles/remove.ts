import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { findSecurityRoles } from '#lib/environment/security-roles/find';
import { deleteSecurityRole } from '#lib/environment/security-roles/write';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

/** Removes the role; users who have it lose it. */
export async function removeSecurityRole(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'users', 'delete');
  const { id } = parse(recordKey, input);
  await changeEnvironment(authorized, async (tx, record) => {
    const [role] = await findSecurityRoles(tx, [id]);
    if (!role) throw notFound('The security role');
    await deleteSecurityRole(tx, record, role);
  });
}
