import { type Actor, authorize } from '#lib/access/actor';
import { noteFeatureSwitches } from '#lib/environment/feature/switch';
import { installedModules } from '#lib/environment/modules/installed';
import { type ModuleView, viewOf } from '#lib/environment/modules/view';

/** All installed modules, by model. */
export async function listModules(actor: Actor): Promise<ModuleView[]> {
  authorize(actor, 'modules', 'read');
  await noteFeatureSwitches();
  return (await installedModules()).map(viewOf);
}
