import type { LicenseRow } from '#lib/environment/license-view/row';

/** What the dashboard warns of, with a link to the License View. */
export interface DashboardNotification {
  id: 'expired' | 'exceeded';
  text: string;
  /** Models of the modules that it is about. */
  models: string[];
}

const texts = {
  expired: 'One or more product licenses have expired.',
  exceeded: 'The number of used licenses exceeds the assigned quantity for one or more products.',
} as const;

/** By the facts and not by the code, behind whose first match the others hide. Pure. */
export const notificationsFor = (
  rows: readonly Pick<LicenseRow, 'model' | 'facts'>[],
): DashboardNotification[] =>
  (['expired', 'exceeded'] as const)
    .map((id) => ({
      id,
      text: texts[id],
      models: rows.filter((row) => row.facts[id]).map((row) => row.model),
    }))
    .filter((notification) => notification.models.length > 0);
