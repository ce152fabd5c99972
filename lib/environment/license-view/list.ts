import { type Actor, authorize } from '#lib/access/actor';
import { theIdentity } from '#lib/environment/identity/read';
import { type LicenseRow, licenseRow } from '#lib/environment/license-view/row';
import { installedModules } from '#lib/environment/modules/installed';
import { isClockSetBack } from '#lib/environment/refresh/clock';
import { licensesInForce, setInForce } from '#lib/environment/refresh/in-force';
import { readUse } from '#lib/environment/usage/used-licenses';
import { today } from '#lib/kernel/clock';

export interface LicenseView {
  /** One per installed module, by model. */
  rows: LicenseRow[];
  /** Last license check: the last successful one; null for never. */
  checkedAt: Date | null;
  /** This machine's clock stands before it, so that dates cannot be relied on. */
  clockSetBack: boolean;
}

/** The License View: what the last verified licenses say today (UTC) of every installed module. */
export async function listLicenses(actor: Actor): Promise<LicenseView> {
  authorize(actor, 'licenses', 'read');
  const set = await setInForce(await theIdentity());
  const [modules, licenses] = await Promise.all([installedModules(), set ? licensesInForce() : new Map()]);
  const counted = await readUse(modules, licenses);
  const date = today();
  return {
    rows: modules.map((module) =>
      licenseRow(module, licenses.get(module.productKey), counted(module), set, date),
    ),
    checkedAt: set?.checkedAt ?? null,
    clockSetBack: isClockSetBack(set),
  };
}
