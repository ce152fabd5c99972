import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { changesOf, theNameOf } from '#lib/environment/modules/audit-words';
import { moduleReport } from '#lib/environment/modules/schema';
import { type ModuleView, viewOf } from '#lib/environment/modules/view';
import { findModule, insertModule, updateModule } from '#lib/environment/modules/write';
import { parse } from '#lib/kernel/parse';

/** Adds the module of this model, or makes it what `input` says, as a pipeline or the module itself reports it. */
export async function putModule(
  actor: Actor,
  input: unknown,
): Promise<{ module: ModuleView; created: boolean }> {
  const authorized = authorize(actor, 'modules', 'create');
  const reported = parse(moduleReport, input);
  return changeEnvironment(authorized, async (tx, record) => {
    const current = await findModule(tx, reported);
    const usedLicenses =
      reported.usedLicenses === undefined ? (current?.reportedUsedLicenses ?? null) : reported.usedLicenses;
    const module = { ...reported, usedLicenses };
    if (!current) {
      const added = await insertModule(tx, module);
      await record('Module Added', `Added module ${theNameOf(module)}, version ${module.installedVersion}.`);
      return { module: viewOf(added), created: true };
    }
    const changes = changesOf(current, module);
    // A pipeline repeats itself with every run; what changes nothing leaves no trace.
    if (changes.length === 0) return { module: viewOf(current), created: false };
    const changed = await updateModule(tx, current, module);
    await record('Module Changed', `Changed module ${theNameOf(current)}. ${changes.join('; ')}.`);
    return { module: viewOf(changed), created: false };
  });
}
