import { count, gt } from 'drizzle-orm';
import { type Reader, reader } from '#db/client';
import { concurrentSessions } from '#db/schema/user-licensing';
import { now } from '#lib/kernel/clock';

/** The sessions that are alive now, by the ID of their module; modules without any are missing. */
export async function sessionsAlive(from: Reader = reader()): Promise<ReadonlyMap<string, number>> {
  const rows = await from
    .select({ moduleId: concurrentSessions.moduleId, alive: count() })
    .from(concurrentSessions)
    .where(gt(concurrentSessions.expiresAt, now()))
    .groupBy(concurrentSessions.moduleId);
  return new Map(rows.map(({ moduleId, alive }) => [moduleId, alive]));
}
