import { eq } from 'drizzle-orm';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { leases } from '#db/schema/instance';
import { withLease } from '#lib/environment/leases/with-lease';
import { MINUTE, now, SECOND, shiftClock } from '#lib/kernel/clock';

afterEach(() => {
  vi.useRealTimers();
  shiftClock(0);
});
afterAll(closeDatabase);

const endOf = async (name: string): Promise<number> => {
  const [lease] = await reader().select().from(leases).where(eq(leases.name, name));
  return lease?.expiresAt.getTime() ?? 0;
};

/** Begins work under `name` that lasts until `end` is called. */
async function begin(name: string) {
  const begun = Promise.withResolvers<void>();
  const work = Promise.withResolvers<void>();
  const ended = withLease(name, () => {
    begun.resolve();
    return work.promise;
  });
  await begun.promise;
  return { ended, end: work.resolve };
}

test('work under the same name is done one after the other', async () => {
  let atOnce = 0;
  const most: number[] = [];
  const work = async () => {
    atOnce += 1;
    most.push(atOnce);
    await reader().select().from(leases);
    atOnce -= 1;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLease('in turn', work)));
  expect(most).toEqual([1, 1, 1, 1, 1]);
});

test('a lease is kept for as long as the work takes, and is gone with it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { ended, end } = await begin('long');
  for (let minute = 1; minute <= 3; minute += 1) {
    shiftClock(minute * MINUTE);
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    await expect.poll(() => endOf('long')).toBeGreaterThan(now().getTime() + 20 * SECOND);
  }
  end();
  await ended;
  expect(await endOf('long')).toBe(0);
});

test('a lease whose holder died is taken by another in less than a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // Its heartbeat stands still.
  const dead = await begin('orphan');
  vi.useRealTimers();
  await expect(withLease('orphan', async () => 'mine', 0)).rejects.toMatchObject({ kind: 'unavailable' });
  shiftClock(MINUTE - SECOND);
  expect(await withLease('orphan', async () => 'mine', 0)).toBe('mine');
  dead.end();
  await dead.ended;
});
