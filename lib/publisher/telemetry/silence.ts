import { and, eq, exists, isNull, lt, or, type SQL } from 'drizzle-orm';
import { reader } from '#db/client';
import { clients } from '#db/schema/licensing';
import { customerEnvironments } from '#db/schema/publisher';
import { DAY, now } from '#lib/kernel/clock';

/** An environment reports daily; after so many days without, something is wrong with it. */
export const SILENT_AFTER_DAYS = 7;

/** Whether an environment is active, registered for longer than that, and has told nothing since. */
export function isSilent(): SQL | undefined {
  const before = new Date(now().getTime() - SILENT_AFTER_DAYS * DAY);
  const registration = reader()
    .select({ id: clients.id })
    .from(clients)
    .where(
      and(
        eq(clients.environmentId, customerEnvironments.id),
        isNull(clients.revokedAt),
        lt(clients.registeredAt, before),
      ),
    );
  return and(
    eq(customerEnvironments.active, true),
    or(isNull(customerEnvironments.lastTelemetryAt), lt(customerEnvironments.lastTelemetryAt, before)),
    exists(registration),
  );
}
