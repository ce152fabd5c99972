import { type Actor, authorize } from '#lib/access/actor';
import { type ExchangeView, lastExchange } from '#lib/environment/exchanges/exchanges';
import { theIdentity } from '#lib/environment/identity/read';
import { isClockSetBack } from '#lib/environment/refresh/clock';
import { setInForce } from '#lib/environment/refresh/in-force';

/** What the Configuration tab shows of the exchanges with the licensing service. */
export interface Exchanges {
  /** Last license check: the last successful one, "unchanged" included; null for never. */
  lastLicenseCheck: Date | null;
  lastRefresh: ExchangeView | null;
  lastTelemetry: ExchangeView | null;
  lastValidation: ExchangeView | null;
  clockSetBack: boolean;
}

export async function readExchanges(actor: Actor): Promise<Exchanges> {
  authorize(actor, 'configuration', 'read');
  const [set, lastRefresh, lastTelemetry, lastValidation] = await Promise.all([
    theIdentity().then((identity) => setInForce(identity)),
    lastExchange('license-refresh'),
    lastExchange('telemetry'),
    lastExchange('validation'),
  ]);
  return {
    lastLicenseCheck: set?.checkedAt ?? null,
    lastRefresh,
    lastTelemetry,
    lastValidation,
    clockSetBack: isClockSetBack(set),
  };
}
