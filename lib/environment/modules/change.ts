import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { changesOf, theNameOf } from '#lib/environment/modules/audit-words';
import { moduleChange } from '#lib/environment/modules/schema';
import { type ModuleView, viewOf } from '#lib/environment/modules/view';
import { findModule, updateModule } from '#lib/environment/modules/write';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/** Changes the module as its form says. Throws an AppError `conflict` when somebody else was faster. */
export async function changeModule(actor: Actor, input: unknown): Promise<ModuleView> {
  const authorized = authorize(actor, 'modules', 'update');
  const { id, revision, ...module } = parse(moduleChange, input);
  return changeEnvironment(authorized, async (tx, record) => {
    const current = await findModule(tx, { id });
    if (!current) throw notFound('The module');
    const changes = changesOf(current, module);
    if (changes.length === 0) return viewOf(current);
    const changed = await updateModule(tx, { ...current, revision }, module);
    await record('Module Changed', `Changed module ${theNameOf(current)}. ${changes.join('; ')}.`);
    return viewOf(changed);
  });
}
