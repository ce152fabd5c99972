import type { LicenseRow } from '#lib/environment/license-view/row';
import { DAY } from '#lib/kernel/clock';

/** The three facts of the dashboard, from the rows of the License View. Pure. */

export interface NextExpiry {
  /** Models that expire on that day. */
  models: string[];
  expiresOn: string;
  daysLeft: number;
}

export interface ModuleUsage {
  model: string;
  product: string;
  used: number | null;
  quantity: number | 'Site' | null;
  exceeded: boolean;
}

/** Modules whose license is not valid. */
export const needingAttention = (rows: readonly LicenseRow[]): LicenseRow[] =>
  rows.filter((row) => row.code !== 'VALID');

/** The day on which the next license ends that has not yet; a Perpetual license never does. */
export function nextExpiry(rows: readonly LicenseRow[], today: string): NextExpiry | null {
  const ending = rows.filter(
    (row) => row.expiresOn !== null && row.expiresOn >= today && row.terms?.license_type !== 'Perpetual',
  );
  const expiresOn = ending.map((row) => row.expiresOn ?? '').sort()[0];
  if (!expiresOn) return null;
  return {
    models: ending.filter((row) => row.expiresOn === expiresOn).map((row) => row.model),
    expiresOn,
    daysLeft: Math.round((Date.parse(expiresOn) - Date.parse(today)) / DAY),
  };
}

export const usageOf = (rows: readonly LicenseRow[]): ModuleUsage[] =>
  rows
    .filter((row) => row.used !== null || row.quantity !== null)
    .map(({ model, product, used, quantity, facts }) => ({
      model,
      product,
      used,
      quantity,
      exceeded: facts.exceeded,
    }));
