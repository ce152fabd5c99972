import { areSwitchesNoted, noteFeatureSwitches } from '#lib/environment/feature/switch';
import { theIdentity } from '#lib/environment/identity/read';
import { type LicenseRow, licenseRow } from '#lib/environment/license-view/row';
import { installedModules } from '#lib/environment/modules/installed';
import { licensesInForce, type SetInForce, setInForce } from '#lib/environment/refresh/in-force';
import { readUse } from '#lib/environment/usage/used-licenses';
import { today } from '#lib/kernel/clock';

interface LicenseRows {
  rows: LicenseRow[];
  /** None where there is none in force. */
  set: SetInForce | undefined;
}

/** What the licenses in force say today (UTC) of every installed module, by model. */
export async function licenseRows(): Promise<LicenseRows> {
  const view = await evaluateAll();
  if (areSwitchesNoted(view.rows)) return view;
  await noteFeatureSwitches();
  return evaluateAll();
}

async function evaluateAll(): Promise<LicenseRows> {
  const set = await setInForce(await theIdentity());
  const [modules, licenses] = await Promise.all([installedModules(), set ? licensesInForce() : new Map()]);
  const counted = await readUse(modules, licenses);
  const date = today();
  const rows = modules.map((module) =>
    licenseRow(module, licenses.get(module.productKey), counted(module), set, date),
  );
  return { rows, set };
}
