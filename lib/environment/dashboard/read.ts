import { type Actor, authorize } from '#lib/access/actor';
import {
  type ModuleUsage,
  type NextExpiry,
  needingAttention,
  nextExpiry,
  usageOf,
} from '#lib/environment/dashboard/facts';
import { type ExchangeView, lastExchange } from '#lib/environment/exchanges/exchanges';
import { listLicenses } from '#lib/environment/license-view/list';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { type DashboardNotification, notificationsFor } from '#lib/environment/notifications/notifications';
import type { FileInForce } from '#lib/environment/offline/file-in-force';
import { noticeClock } from '#lib/environment/refresh/clock';
import { standing } from '#lib/environment/registration/read';
import type { EffectiveStatus } from '#lib/environment/registration/status';
import { today } from '#lib/kernel/clock';

export interface Dashboard {
  notifications: DashboardNotification[];
  registration: EffectiveStatus;
  /** The license file that the licenses are from; null where the service gave them. */
  file: FileInForce | null;
  /** Licensed by a file that is good, without any registration: that none can be made is no news here. */
  offline: boolean;
  /** The machine's clock stands before the last license check. */
  clockSetBack: boolean;
  /** Installed modules. */
  modules: number;
  attention: LicenseRow[];
  nextExpiry: NextExpiry | null;
  usage: ModuleUsage[];
  /** Last license check: the last successful one; null for never. */
  checkedAt: Date | null;
  /** How the last refresh ended; null when there was none. */
  lastRefresh: ExchangeView | null;
  lastTelemetry: ExchangeView | null;
}

/** All that the environment's dashboard shows, from the facts of this moment. */
export async function readDashboard(actor: Actor): Promise<Dashboard> {
  authorize(actor, 'licenses', 'read');
  // Here, because a job that waits for its hour does not run while the clock is behind.
  await noticeClock();
  const [view, { status, reason, message, tokens }, lastRefresh, lastTelemetry] = await Promise.all([
    listLicenses(actor),
    standing(),
    lastExchange('license-refresh'),
    lastExchange('telemetry'),
  ]);
  return {
    notifications: notificationsFor(view.rows),
    registration: { status, reason, message },
    file: view.file,
    offline: view.file !== null && view.file.state !== 'expired' && tokens === null,
    clockSetBack: view.clockSetBack,
    modules: view.rows.length,
    attention: needingAttention(view.rows),
    nextExpiry: nextExpiry(view.rows, today()),
    usage: usageOf(view.rows),
    checkedAt: view.checkedAt,
    lastRefresh,
    lastTelemetry,
  };
}
