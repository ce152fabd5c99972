import { systemActor } from '#lib/access/actor';
import { readExchanges } from '#lib/environment/exchanges/read';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { readRegistration } from '#lib/environment/registration/read';
import { registerAtStart } from '#lib/environment/registration/register-at-start';
import { sendTelemetry } from '#lib/environment/telemetry/send';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';

/**
 * Registers the environment at start and, when it never fetched licenses before, does its first refresh and its first
 * telemetry at once: nobody wants to wait for tomorrow's. Never throws; what failed is in the audit log.
 */
export async function joinLicensingService(): Promise<void> {
  await registerAtStart();
  const actor = systemActor('Startup');
  try {
    const { status } = await readRegistration(actor);
    const { lastLicenseCheck, lastTelemetry } = await readExchanges(actor);
    if (status !== 'Registered') return;
    if (!lastLicenseCheck) await refreshLicenses(actor);
    if (!lastTelemetry) await sendTelemetry(actor);
  } catch (error) {
    if (!isAppError(error)) console.error('The first license refresh failed:', withoutValues(error));
  }
}
