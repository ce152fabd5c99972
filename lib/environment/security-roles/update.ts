import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { findSecurityRoles } from '#lib/environment/security-roles/find';
import { securityRoleInput } from '#lib/environment/security-roles/schema';
import { writeSecurityRole } from '#lib/environment/security-roles/write';
import { parse } from '#lib/kernel/parse';
import { asSeen, recordChange } from '#lib/records/record';

/** Throws `conflict` for a stale revision or a taken name. */
export async function updateSecurityRole(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'users', 'update');
  const { id, revision } = parse(recordChange, input);
  const role = parse(securityRoleInput, input);
  await changeEnvironment(authorized, async (tx, record) => {
    const [stored] = await findSecurityRoles(tx, [id]);
    await writeSecurityRole(tx, record, asSeen(stored, revision, 'The security role'), role);
  });
}
