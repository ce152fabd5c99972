import { roles } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { refuseEscalation } from '#lib/accounts/roles/find';
import { grantsInWords } from '#lib/accounts/roles/in-words';
import { roleInput } from '#lib/accounts/roles/schema';
import { changeEnvironment } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';

/** Throws `conflict` for a name that another role has. */
export async function createRole(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'roles', 'create');
  const role = parse(roleInput, input);
  refuseEscalation(actor, role.grants);
  return changeEnvironment(authorized, async (tx, record) => {
    const id = newId();
    const at = now();
    await tx.insert(roles).values({ ...role, id, nameKey: fold(role.name), createdAt: at, updatedAt: at });
    await record('Role Created', `${role.name} (${role.audience}): ${grantsInWords(role.grants)}.`);
    return { id };
  });
}
