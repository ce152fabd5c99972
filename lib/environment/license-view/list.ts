import { type Actor, authorize } from '#lib/access/actor';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { licenseRows } from '#lib/environment/license-view/rows';
import { type FileInForce, fileInForce } from '#lib/environment/offline/file-in-force';
import { isClockSetBack } from '#lib/environment/refresh/clock';

export interface LicenseView {
  /** One per installed module, by model. */
  rows: LicenseRow[];
  /** Last license check: the last successful one; null for never. */
  checkedAt: Date | null;
  /** This machine's clock stands before it, so that dates cannot be relied on. */
  clockSetBack: boolean;
  /** The license file that the licenses are from; null where the service gave them. */
  file: FileInForce | null;
}

/** The License View: what the last verified licenses say today (UTC) of every installed module. */
export async function listLicenses(actor: Actor): Promise<LicenseView> {
  authorize(actor, 'licenses', 'read');
  const { rows, set } = await licenseRows();
  return {
    rows,
    checkedAt: set?.checkedAt ?? null,
    clockSetBack: isClockSetBack(set),
    file: fileInForce(set),
  };
}
