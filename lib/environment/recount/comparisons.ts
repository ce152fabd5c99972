import { type Actor, authorize } from '#lib/access/actor';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { licenseRows } from '#lib/environment/license-view/rows';
import { maximumUsers } from '#lib/environment/recount/maximum';
import { daysBetween } from '#lib/kernel/calendar';
import { today } from '#lib/kernel/clock';

/** What the report compares of one license, with the warning of each comparison that does not hold; null where it does. */
export interface LicenseComparison
  extends Pick<LicenseRow, 'id' | 'model' | 'quantity' | 'used' | 'metric' | 'expiresOn'> {
  /** The platform's maximum user count against the license's number. */
  belowMaximum: string | null;
  /** The users now against the license's number. */
  exceeded: string | null;
  /** Today against the expiry date. */
  expired: string | null;
  /** Until the expiry date; below 0 once it is past, null for none. */
  daysLeft: number | null;
}

export interface Comparisons {
  maximumUsers: number | null;
  /** One per installed module with a license, by model. */
  licenses: LicenseComparison[];
}

/** The three comparisons of the report, as of now. */
export async function readComparisons(actor: Actor): Promise<Comparisons> {
  authorize(actor, 'users', 'read');
  const [maximum, { rows }] = await Promise.all([maximumUsers(), licenseRows()]);
  const licensed = rows.filter((row) => row.terms !== null);
  return { maximumUsers: maximum, licenses: licensed.map((row) => comparisonOf(row, maximum, today())) };
}

const inWords = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'user' : 'users'}`;

/** Pure. */
export function comparisonOf(row: LicenseRow, maximum: number | null, date: string): LicenseComparison {
  const { id, model, quantity, used, metric, expiresOn, facts } = row;
  const limit = typeof quantity === 'number' ? quantity : null;
  return {
    id,
    model,
    quantity,
    used,
    metric,
    expiresOn,
    belowMaximum:
      maximum !== null && limit !== null && limit < maximum
        ? `${model} is licensed for ${inWords(limit)}, below the maximum user count of ${maximum.toLocaleString('en')}.`
        : null,
    exceeded:
      facts.exceeded && used !== null
        ? `${model} is used by ${inWords(used)} and licensed for ${(limit ?? 0).toLocaleString('en')}.`
        : null,
    expired: facts.expired && expiresOn ? `The license of ${model} expired on ${expiresOn}.` : null,
    daysLeft: expiresOn === null ? null : daysBetween(date, expiresOn),
  };
}
