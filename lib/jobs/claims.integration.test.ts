import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeDatabase, reader, transaction } from '#db/client';
import { jobRuns, jobs as rows } from '#db/schema/instance';
import { systemActor } from '#lib/access/actor';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { findJob, type Job } from '#lib/jobs/catalog';
import { claimDueJob, claimJob, endRun, jobsToLookAt, type Run, renewClaim } from '#lib/jobs/claim';
import { listJobs } from '#lib/jobs/list';
import { runJobNow } from '#lib/jobs/run-now';
import { startDueJobs, startJobs } from '#lib/jobs/runner';
import { carryOut, handBackRuns, runsUnderWay } from '#lib/jobs/runs';
import { ensureJobs, unscheduleJob } from '#lib/jobs/schedule';
import { DAY, HOUR, MINUTE, now, SECOND, shiftClock } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';

const administrator = systemActor('administrator@example.com');
const housekeeping = findJob('housekeeping') ?? expect.fail('no housekeeping');

beforeAll(async () => {
  await ensureIdentity();
  await ensureJobs();
  // The others are due at times that these tests, which move the clock, must not meet.
  for (const name of ['license-refresh', 'telemetry-send', 'user-recount'])
    await unscheduleJob(administrator, name);
});
afterEach(() => {
  vi.useRealTimers();
  shiftClock(0);
});
afterAll(closeDatabase);

const state = async (name: string) => {
  const job = (await listJobs(administrator)).find((each) => each.name === name);
  return job ?? expect.fail(`no job ${name}`);
};

/** Makes `job` due since `ago`; returns that time. */
async function makeDue(job: Job, ago: number): Promise<Date> {
  const dueAt = new Date(now().getTime() - ago);
  await transaction((tx) =>
    tx
      .update(rows)
      .set({ scheduled: true, nextRunAt: dueAt, claimedBy: null, claimedUntil: null })
      .where(eq(rows.name, job.name)),
  );
  return dueAt;
}

const runsFor = (dueAt: Date) =>
  reader().select().from(jobRuns).where(eq(jobRuns.dueAt, dueAt)).orderBy(jobRuns.startedAt);

const runDueJobs = async () => Promise.all(await startDueJobs());

const claimed = async (job: Job): Promise<Run> => (await claimDueJob(job)) ?? expect.fail('not claimed');

/** Housekeeping whose work takes until `end` is called. */
function longJob() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { job: { ...housekeeping, run: () => promise }, end: resolve, fail: reject };
}

describe('a claim', () => {
  test('of twenty at once, exactly one gets the job, and its due time is run once', async () => {
    const dueAt = await makeDue(housekeeping, MINUTE);
    const claims = await Promise.all(Array.from({ length: 20 }, () => claimDueJob(housekeeping)));
    const [run, ...others] = claims.filter((claim) => claim !== null);
    expect(others).toEqual([]);
    await carryOut(run ?? expect.fail('nobody got it'));
    expect(await jobsToLookAt()).not.toContain('housekeeping');
    expect(await runsFor(dueAt)).toMatchObject([{ outcome: 'ok', actor: 'Housekeeping' }]);
  });

  test('is kept while its run lasts, however long', async () => {
    await makeDue(housekeeping, MINUTE);
    const run = await claimed(housekeeping);
    for (let step = 1; step <= 10; step += 1) {
      shiftClock(step * 20 * SECOND);
      expect(await renewClaim(run)).toBe(true);
      expect(await jobsToLookAt()).not.toContain('housekeeping');
    }
    await endRun(run, 'ok', '');
    expect(await renewClaim(run)).toBe(false);
  });

  test('is kept by whoever carries out its run', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const dueAt = await makeDue(housekeeping, MINUTE);
    const { job, end } = longJob();
    const ended = carryOut(await claimed(job));
    for (let minute = 1; minute <= 3; minute += 1) {
      shiftClock(minute * MINUTE);
      await vi.advanceTimersByTimeAsync(10 * SECOND);
      await expect.poll(jobsToLookAt).not.toContain('housekeeping');
    }
    end('Took its time.');
    await ended;
    expect(await runsFor(dueAt)).toMatchObject([{ outcome: 'ok', message: 'Took its time.' }]);
  });

  test('of a process that died lapses within a minute, and the same due time is run by another', async () => {
    const dueAt = await makeDue(housekeeping, 0);
    const lost = await claimed(housekeeping);
    expect(await runsFor(dueAt)).toMatchObject([{ id: lost.id, outcome: 'running' }]);
    await runDueJobs();
    expect(await runsFor(dueAt)).toHaveLength(1);
    shiftClock(MINUTE - SECOND);
    await runDueJobs();
    expect(await runsFor(dueAt)).toMatchObject([
      { id: lost.id, outcome: 'interrupted', message: 'The process that ran it ended.' },
      { outcome: 'ok' },
    ]);
    const { nextRunAt } = await state('housekeeping');
    expect(nextRunAt?.getTime()).toBeGreaterThan(now().getTime());
  });

  test('that was lost ends nothing: whoever has it now answers for the due time', async () => {
    const dueAt = await makeDue(housekeeping, 0);
    const slow = await claimed(housekeeping);
    shiftClock(MINUTE);
    const second = await claimed(housekeeping);
    expect(await renewClaim(slow)).toBe(false);
    await endRun(slow, 'ok', 'Too late.');
    expect(await renewClaim(second)).toBe(true);
    await endRun(second, 'ok', 'In time.');
    expect(await runsFor(dueAt)).toMatchObject([
      { id: slow.id, outcome: 'interrupted' },
      { id: second.id, outcome: 'ok', message: 'In time.' },
    ]);
  });

  test('of a run on demand lapses, too, and the schedule stays as it was', async () => {
    const { nextRunAt } = await state('telemetry-send');
    const telemetry = findJob('telemetry-send') ?? expect.fail('no telemetry');
    const lost = (await claimJob(telemetry, administrator)) ?? expect.fail('not claimed');
    await expect(runJobNow(administrator, 'telemetry-send')).rejects.toMatchObject({
      kind: 'conflict',
      message: 'Daily telemetry send is running already. Wait for its end.',
    });
    shiftClock(MINUTE);
    expect(await jobsToLookAt()).toContain('telemetry-send');
    await runDueJobs();
    const after = await state('telemetry-send');
    expect(after.runs[0]).toMatchObject({ id: lost.id, outcome: 'interrupted' });
    expect(after.nextRunAt).toEqual(nextRunAt);
  });

  test('that seems to hold for hours was taken before the clock was set back', async () => {
    const dueAt = await makeDue(housekeeping, DAY);
    shiftClock(3 * HOUR);
    await claimed(housekeeping);
    shiftClock(0);
    await runDueJobs();
    expect((await runsFor(dueAt)).map((run) => run.outcome).sort()).toEqual(['interrupted', 'ok']);
  });

  test('is not given for a due time that is done: the schedule moves on', async () => {
    const dueAt = await makeDue(housekeeping, 2 * HOUR);
    await endRun(await claimed(housekeeping), 'ok', 'Once.');
    await transaction((tx) => tx.update(rows).set({ nextRunAt: dueAt }).where(eq(rows.name, 'housekeeping')));
    expect(await claimDueJob(housekeeping)).toBeNull();
    expect(await runsFor(dueAt)).toHaveLength(1);
    expect((await state('housekeeping')).nextRunAt?.getTime()).toBeGreaterThan(dueAt.getTime());
  });
});

describe('the end of a run', () => {
  test('lets the schedule move on to the next time, past all that were missed', async () => {
    const dueAt = await makeDue(housekeeping, 3 * DAY);
    await runDueJobs();
    await runDueJobs();
    expect(await runsFor(dueAt)).toHaveLength(1);
    const next = (await state('housekeeping')).nextRunAt?.getTime() ?? 0;
    expect(next).toBeGreaterThan(now().getTime());
    expect(next).toBeLessThanOrEqual(now().getTime() + HOUR);
  });

  test('leaves no time out that came while it ran', async () => {
    await makeDue(housekeeping, MINUTE);
    const run = await claimed(housekeeping);
    shiftClock(2 * HOUR);
    expect(await renewClaim(run)).toBe(true);
    await endRun(run, 'ok', 'At last.');
    expect(await jobsToLookAt()).toContain('housekeeping');
  });

  test('of a failure counts as run, and the next time is the schedule’s', async () => {
    const dueAt = await makeDue(housekeeping, MINUTE);
    const { job, fail } = longJob();
    const end = carryOut(await claimed(job));
    fail(new AppError('unavailable', 'The service is down.'));
    await expect(end).rejects.toMatchObject({ message: 'The service is down.' });
    expect(await runsFor(dueAt)).toMatchObject([{ outcome: 'failed', message: 'The service is down.' }]);
    expect(await jobsToLookAt()).not.toContain('housekeeping');
  });

  test('does not schedule again what was unscheduled meanwhile', async () => {
    await makeDue(housekeeping, MINUTE);
    const run = await claimed(housekeeping);
    await unscheduleJob(administrator, 'housekeeping');
    await endRun(run, 'ok', '');
    expect(await state('housekeeping')).toMatchObject({ scheduled: false, nextRunAt: null });
  });
});

describe('stopping', () => {
  test('waits for a run that ends in time', async () => {
    const dueAt = await makeDue(housekeeping, MINUTE);
    const { job, end } = longJob();
    const ended = carryOut(await claimed(job));
    const waiting = runsUnderWay();
    end('Done.');
    await waiting;
    await handBackRuns();
    expect(await ended).toBe('Done.');
    expect(await runsFor(dueAt)).toMatchObject([{ outcome: 'ok' }]);
  });

  test('hands back a run that takes longer, and another instance begins it anew at once', async () => {
    const dueAt = await makeDue(housekeeping, MINUTE);
    const { job, end } = longJob();
    const ended = carryOut(await claimed(job));
    await handBackRuns();
    expect(await runsFor(dueAt)).toMatchObject([
      { outcome: 'interrupted', message: 'The server that ran it was stopped.' },
    ]);
    await runDueJobs();
    end('Too late.');
    await ended;
    expect((await runsFor(dueAt)).map((run) => run.outcome)).toEqual(['interrupted', 'ok']);
  });
});

test('a started instance runs what becomes due within two seconds, and nothing once it is stopped', async () => {
  const stop = startJobs();
  const dueAt = await makeDue(housekeeping, 0);
  await expect
    .poll(async () => (await runsFor(dueAt)).map((run) => run.outcome), { timeout: 2000 })
    .toEqual(['ok']);
  await stop();
  const later = await makeDue(housekeeping, 0);
  await sleep(1500);
  expect(await runsFor(later)).toEqual([]);
});
