import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { rateLimits } from '#db/schema/instance';
import { SECOND } from '#lib/kernel/clock';
import { countTry } from '#lib/limits/count';
import { forgiveTries } from '#lib/limits/forgive';
import { refuseExhausted } from '#lib/limits/refuse';

afterAll(closeDatabase);
afterEach(() => {
  vi.useRealTimers();
});

const run = promisify(execFile);

/** Another instance, started anew: a process of its own on the same database. Counts so many tries, and ends. */
async function anotherInstanceCounts(tries: number, key: string): Promise<string[]> {
  const script = new URL('fixtures/another-instance.ts', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [script, 'sign-in', key, String(tries)]);
  return JSON.parse(stdout);
}

const outcome = (work: Promise<void>): Promise<string> =>
  work.then(
    () => 'counted',
    (error) => error.kind,
  );

/** What becomes of so many tries, one after the other. */
async function tries(number: number, key: string): Promise<string[]> {
  const outcomes: string[] = [];
  for (let each = 0; each < number; each += 1)
    outcomes.push(await outcome(countTry([{ limit: 'sign-in', key }])));
  return outcomes;
}

const counted = (times: number) => Array<string>(times).fill('counted');
const refused = (times: number) => Array<string>(times).fill('rate-limited');

describe('a limit', () => {
  test('is counted by all instances together, and kept while none of them runs', async () => {
    expect(await anotherInstanceCounts(2, 'shared')).toEqual(counted(2));
    expect(await tries(2, 'shared')).toEqual(counted(2));
    expect(await anotherInstanceCounts(3, 'shared')).toEqual(['counted', ...refused(2)]);
    expect(await tries(1, 'shared')).toEqual(refused(1));
  });

  test('holds when all tries come at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => outcome(countTry([{ limit: 'sign-in', key: 'at once' }]))),
    );
    expect(outcomes.toSorted()).toEqual([...counted(5), ...refused(15)]);
  });

  test('tells how long to wait, and that a wait begins once', async () => {
    const against = [{ limit: 'sign-in', key: 'told' } as const];
    await tries(5, 'told');
    let begun = 0;
    const whenWaitBegins = async () => {
      begun += 1;
    };
    for (let each = 0; each < 3; each += 1)
      await expect(countTry(against, whenWaitBegins)).rejects.toMatchObject({
        kind: 'rate-limited',
        message: expect.stringMatching(/^Too many failed attempts\. Try again in (5\d|60) seconds\.$/),
        retryAfter: expect.any(Number),
      });
    expect(begun).toBe(1);
    expect(() => refuseExhausted([...against])).toThrow('Too many failed attempts.');
  });

  test('makes who goes on wait longer', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    expect(await tries(6, 'goes on')).toEqual([...counted(5), ...refused(1)]);
    vi.advanceTimersByTime(61 * SECOND);
    expect(await tries(4, 'goes on')).toEqual(counted(4));
    await expect(countTry([{ limit: 'sign-in', key: 'goes on' }])).rejects.toMatchObject({
      message: 'Too many failed attempts. Try again in 14 minutes.',
      retryAfter: 14 * 60 - 1,
    });
  });

  test('is another one for another key, and nothing of a key can be read', async () => {
    await tries(6, 'ada@example.com');
    expect(await tries(1, 'bob@example.com')).toEqual(counted(1));
    const rows = await reader().select().from(rateLimits);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('example.com');
  });

  test('is forgiven to who was right at last', async () => {
    await tries(4, 'right');
    await forgiveTries([{ limit: 'sign-in', key: 'right' }], []);
    expect(await tries(6, 'right')).toEqual([...counted(5), ...refused(1)]);
  });

  test('takes one try back where others share it', async () => {
    await tries(5, 'one back');
    await forgiveTries([], [{ limit: 'sign-in', key: 'one back' }]);
    expect(await tries(2, 'one back')).toEqual(['counted', 'rate-limited']);
  });
});
