import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { theNameOf } from '#lib/environment/modules/audit-words';
import { moduleInput } from '#lib/environment/modules/schema';
import { type ModuleView, viewOf } from '#lib/environment/modules/view';
import { insertModule } from '#lib/environment/modules/write';
import { parse } from '#lib/kernel/parse';

/** Adds a module. Throws an AppError `conflict` with the field when its model is there already. */
export async function addModule(actor: Actor, input: unknown): Promise<ModuleView> {
  const authorized = authorize(actor, 'modules', 'create');
  const module = parse(moduleInput, input);
  return changeEnvironment(authorized, async (tx, record) => {
    const added = await insertModule(tx, module);
    await record('Module Added', `Added module ${theNameOf(module)}, version ${module.installedVersion}.`);
    return viewOf(added);
  });
}
