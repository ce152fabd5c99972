import { authorize, systemActor } from '#lib/access/actor';
import { lastExchange } from '#lib/environment/exchanges/exchanges';
import { withLease } from '#lib/environment/leases/with-lease';
import { standing } from '#lib/environment/registration/read';
import { refreshed, VALIDATION_LEASE, validateInTurn } from '#lib/environment/validation/validate';
import { today } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';

/**
 * Validates the licenses, as the first look at the dashboard of a day (UTC) does; does nothing where that was tried
 * today, is under way, or there is no registration to ask with. Never throws: what failed stands in the audit log.
 */
export async function validateOncePerDay(): Promise<void> {
  try {
    if (!(await isDue())) return;
    const actor = systemActor('Daily validation');
    const authorized = authorize(actor, 'licenses', 'update');
    const result = await withLease(
      VALIDATION_LEASE,
      async () => ((await isDue()) ? validateInTurn(authorized) : undefined),
      0,
    );
    if (result && result.differing.length > 0) await refreshed(actor, result);
  } catch (error) {
    if (!isAppError(error)) console.error('The daily validation failed:', withoutValues(error));
  }
}

async function isDue(): Promise<boolean> {
  const last = await lastExchange('validation');
  if (last && today(last.at) === today()) return false;
  return (await standing()).tokens !== null;
}
