import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startTurns } from '#lib/kernel/turns';

test('turns are taken one after the other, and none begins once they are stopped', async () => {
  let begun = 0;
  let atOnce = 0;
  const stop = startTurns(async () => {
    begun += 1;
    atOnce += 1;
    expect(atOnce).toBe(1);
    await sleep(5);
    atOnce -= 1;
    return 1;
  });
  await expect.poll(() => begun).toBeGreaterThan(2);
  await stop();
  expect(atOnce).toBe(0);
  const atStop = begun;
  await sleep(30);
  expect(begun).toBe(atStop);
});

test('the wait between two turns is not waited for when they are stopped', async () => {
  let begun = 0;
  const stop = startTurns(async () => {
    begun += 1;
    return 60_000;
  });
  await expect.poll(() => begun).toBe(1);
  const from = performance.now();
  await stop();
  expect(performance.now() - from).toBeLessThan(5000);
  expect(begun).toBe(1);
});
