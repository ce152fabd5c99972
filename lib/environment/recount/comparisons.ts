import { type Actor, authorize } from '#lib/access/actor';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { licenseRows } from '#lib/environment/license-view/rows';
import { maximumUsers } from '#lib/environment/recount/maximum';
import { projectedExcess } from '#lib/environment/recount/projection';
import { type RecountReport, readRecountReports } from '#lib/environment/recount/report';
import { daysBetween } from '#lib/kernel/calendar';
import { today } from '#lib/kernel/clock';
import { fold } from '#lib/kernel/text';
import { counted } from '#lib/records/some-of';

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
  /** The day on which the users will exceed the quantity if they go on as in the last recounts; null where unknown. */
  projectedExcess: string | null;
}

export interface Comparisons {
  maximumUsers: number | null;
  /** One per installed module with a license, by model. */
  licenses: LicenseComparison[];
}

/** The three comparisons of the report, as of now. */
export async function readComparisons(actor: Actor): Promise<Comparisons> {
  authorize(actor, 'users', 'read');
  const [maximum, { rows }, reports] = await Promise.all([
    maximumUsers(),
    licenseRows(),
    readRecountReports(actor),
  ]);
  const date = today();
  const licenses = rows
    .filter((row) => row.terms !== null)
    .map((row) => ({ ...compared(row, maximum, date), projectedExcess: projectionOf(row, reports, date) }));
  return { maximumUsers: maximum, licenses };
}

/** Only of what is licensed by what a recount counts. */
function projectionOf(row: LicenseRow, reports: readonly RecountReport[], date: string): string | null {
  if (row.metric !== 'named_users' || typeof row.quantity !== 'number') return null;
  const counts = reports.flatMap(({ run, modules }) => {
    const own = modules.find(({ key }) => key === fold(row.model));
    return own && run.finishedAt ? [{ at: run.finishedAt, count: own.count }] : [];
  });
  return projectedExcess(counts, row.quantity, date);
}

function compared(row: LicenseRow, maximum: number | null, date: string) {
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
        ? `${model} is licensed for ${counted(limit, 'user')}, below the maximum user count of ${maximum.toLocaleString('en')}.`
        : null,
    exceeded:
      facts.exceeded && used !== null
        ? `${model} is used by ${counted(used, 'user')} and licensed for ${(limit ?? 0).toLocaleString('en')}.`
        : null,
    expired: facts.expired && expiresOn ? `The license of ${model} expired on ${expiresOn}.` : null,
    daysLeft: expiresOn === null ? null : daysBetween(date, expiresOn),
  };
}
