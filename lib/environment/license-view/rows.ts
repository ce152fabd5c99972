import { theIdentity } from '#lib/environment/identity/read';
import { type LicenseRow, licenseRow } from '#lib/environment/license-view/row';
import { installedModules } from '#lib/environment/modules/installed';
import { licensesInForce, type SetInForce, setInForce } from '#lib/environment/refresh/in-force';
import { readUse } from '#lib/environment/usage/used-licenses';
import { today } from '#lib/kernel/clock';

/** What the licenses in force say today (UTC) of every installed module, by model; the set is none where there is none. */
export async function licenseRows(): Promise<{ rows: LicenseRow[]; set: SetInForce | undefined }> {
  const set = await setInForce(await theIdentity());
  const [modules, licenses] = await Promise.all([installedModules(), set ? licensesInForce() : new Map()]);
  const counted = await readUse(modules, licenses);
  const date = today();
  const rows = modules.map((module) =>
    licenseRow(module, licenses.get(module.productKey), counted(module), set, date),
  );
  return { rows, set };
}
