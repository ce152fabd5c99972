import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, gt, lt, or } from 'drizzle-orm';
import { transaction } from '#db/client';
import { leases } from '#db/schema/instance';
import { now, SECOND } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';
import { startHeartbeat } from '#lib/kernel/heartbeat';

/** How long a lease holds when its process dies. While the process lives, it is renewed as often as it takes. */
const LEASE = 30 * SECOND;
const RENEW_EVERY = LEASE / 3;
const POLL = 100;

/**
 * Runs `work` while no other process, and nobody else in this one, runs work under the same `name`. Waits its turn
 * for `patience` milliseconds, then throws an AppError `unavailable`. No transaction is held meanwhile.
 */
export async function withLease<T>(name: string, work: () => Promise<T>, patience = 60 * SECOND): Promise<T> {
  const holder = randomUUID();
  const deadline = performance.now() + patience;
  while (!(await take(name, holder))) {
    if (performance.now() > deadline) {
      throw new AppError('unavailable', 'The same is under way already. Try again in a minute.');
    }
    await sleep(POLL + POLL * Math.random());
  }
  const stopRenewing = startHeartbeat(RENEW_EVERY, () => renew(name, holder));
  try {
    return await work();
  } finally {
    stopRenewing();
    await release(name, holder);
  }
}

const take = (name: string, holder: string) =>
  transaction(async (tx) => {
    const at = now().getTime();
    const expiresAt = new Date(at + LEASE);
    const inserted = await tx
      .insert(leases)
      .values({ name, holder, expiresAt })
      .onConflictDoNothing()
      .returning({ name: leases.name });
    if (inserted.length > 0) return true;
    // One that ends later than any could was taken before the clock was set back.
    const lapsed = or(lt(leases.expiresAt, new Date(at)), gt(leases.expiresAt, new Date(at + 2 * LEASE)));
    const taken = await tx
      .update(leases)
      .set({ holder, expiresAt })
      .where(and(eq(leases.name, name), lapsed))
      .returning({ name: leases.name });
    return taken.length > 0;
  });

/** Whether `holder` still had it. */
const renew = (name: string, holder: string) =>
  transaction(async (tx) => {
    const renewed = await tx
      .update(leases)
      .set({ expiresAt: new Date(now().getTime() + LEASE) })
      .where(and(eq(leases.name, name), eq(leases.holder, holder)))
      .returning({ name: leases.name });
    return renewed.length > 0;
  });

const release = (name: string, holder: string) =>
  transaction((tx) => tx.delete(leases).where(and(eq(leases.name, name), eq(leases.holder, holder))));
