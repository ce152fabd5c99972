import { eq } from 'drizzle-orm';
import { roles } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { findRole } from '#lib/accounts/roles/find';
import { changeEnvironment } from '#lib/audit/change';
import { conflict } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

/** Throws `conflict` while people have the role. */
export async function removeRole(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'roles', 'delete');
  const { id } = parse(recordKey, input);
  await changeEnvironment(authorized, async (tx, record) => {
    const { name, people } = await findRole(tx, id);
    if (people > 0)
      throw conflict(
        `${name} cannot be deleted: ${people === 1 ? '1 person has' : `${people} people have`} it. Give them another role first.`,
      );
    await tx.delete(roles).where(eq(roles.id, id));
    await record('Role Deleted', name);
  });
}
