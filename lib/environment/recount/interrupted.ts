import { and, eq, gt, inArray } from 'drizzle-orm';
import { type Reader, reader, type Writer } from '#db/client';
import { leases } from '#db/schema/instance';
import { recountNames, recounts } from '#db/schema/user-licensing';
import { now } from '#lib/kernel/clock';

export const RECOUNT_LEASE = 'recount';
/** How a run is shown whose process ended. */
export const INTERRUPTED = { outcome: 'interrupted', message: 'The process that ran it ended.' } as const;

/** Whether anybody is at it: a run that says so, while nobody is, was interrupted. */
export async function isUnderWay(from: Reader = reader()): Promise<boolean> {
  const [lease] = await from
    .select({ name: leases.name })
    .from(leases)
    .where(and(eq(leases.name, RECOUNT_LEASE), gt(leases.expiresAt, now())));
  return lease !== undefined;
}

/** Ends the runs whose process ended, and what they had written down. To be called by who holds the lease. */
export async function forgetInterrupted(tx: Writer): Promise<void> {
  const runs = await tx
    .update(recounts)
    .set(INTERRUPTED)
    .where(eq(recounts.outcome, 'running'))
    .returning({ id: recounts.id });
  if (runs.length === 0) return;
  await tx.delete(recountNames).where(
    inArray(
      recountNames.recountId,
      runs.map(({ id }) => id),
    ),
  );
}
