import { eq } from 'drizzle-orm';
import { modules } from '#db/schema/environment';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { theNameOf } from '#lib/environment/modules/audit-words';
import { moduleRemoval } from '#lib/environment/modules/schema';
import { findModule } from '#lib/environment/modules/write';
import { rolesGranting } from '#lib/environment/security-roles/find';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { allOf } from '#lib/records/some-of';

/** Removes a module, named by `id` or `model`. Its license stays in the set until the next refresh. */
export async function removeModule(actor: Actor, input: unknown): Promise<{ model: string }> {
  const authorized = authorize(actor, 'modules', 'delete');
  const by = parse(moduleRemoval, input);
  return changeEnvironment(authorized, async (tx, record) => {
    const current = await findModule(tx, by);
    if (!current) throw notFound('The module');
    const roles = await rolesGranting(tx, current.id);
    await tx.delete(modules).where(eq(modules.id, current.id));
    const granted = roles.length > 0 ? ` It was granted by ${allOf(roles.map(({ name }) => name))}.` : '';
    await record(
      'Module Removed',
      `Removed module ${theNameOf(current)}, version ${current.installedVersion}.${granted}`,
    );
    return { model: current.model };
  });
}
