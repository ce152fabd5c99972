import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startHeartbeat } from '#lib/kernel/heartbeat';

test('a heartbeat goes on over a beat that fails, until it is stopped', async () => {
  let beats = 0;
  const stop = startHeartbeat(1, async () => {
    beats += 1;
    if (beats === 1) throw new Error('The database did not answer.');
    return true;
  });
  await expect.poll(() => beats).toBeGreaterThan(2);
  stop();
  const atStop = beats;
  await sleep(20);
  // One may have been under way.
  expect(beats).toBeLessThanOrEqual(atStop + 1);
});

test('a heartbeat ends when there is nothing left to keep alive', async () => {
  let beats = 0;
  const stop = startHeartbeat(1, async () => {
    beats += 1;
    return beats < 3;
  });
  await expect.poll(() => beats).toBe(3);
  await sleep(20);
  expect(beats).toBe(3);
  stop();
});
