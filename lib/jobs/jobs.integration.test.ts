import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader, transaction } from '#db/client';
import { jobs as rows } from '#db/schema/instance';
import { registrationCodes } from '#db/schema/licensing';
import { customerEnvironments, customers, validations } from '#db/schema/publisher';
import { sessionPeaks } from '#db/schema/user-licensing';
import { clientActor, systemActor } from '#lib/access/actor';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { addModule } from '#lib/environment/modules/add';
import { findJob, jobs } from '#lib/jobs/catalog';
import { jobsToLookAt } from '#lib/jobs/claim';
import { tidyUp } from '#lib/jobs/housekeeping';
import { listJobs } from '#lib/jobs/list';
import { nextRun } from '#lib/jobs/next-run';
import { runJobNow } from '#lib/jobs/run-now';
import { ensureJobs, scheduleJob, unscheduleJob } from '#lib/jobs/schedule';
import { DAY, now, shiftClock, today } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';

const administrator = systemActor('administrator@example.com');

beforeAll(ensureIdentity);
afterEach(() => shiftClock(0));
afterAll(closeDatabase);

const state = async (name: string) => {
  const job = (await listJobs(administrator)).find((each) => each.name === name);
  return job ?? expect.fail(`no job ${name}`);
};

describe('the schedule', () => {
  test('every start creates what is missing and schedules again what was unscheduled', async () => {
    await ensureJobs();
    expect((await listJobs(administrator)).map((job) => [job.title, job.scheduled])).toEqual([
      ['Daily license refresh', true],
      ['Daily telemetry send', true],
      ['Weekly user license count', true],
      ['Housekeeping', true],
    ]);
    await unscheduleJob(administrator, 'license-refresh');
    expect(await state('license-refresh')).toMatchObject({ scheduled: false, nextRunAt: null });
    await transaction((tx) => tx.delete(rows).where(eq(rows.name, 'telemetry-send')));
    await ensureJobs();
    expect(await state('license-refresh')).toMatchObject({ scheduled: true });
    expect(await state('telemetry-send')).toMatchObject({ scheduled: true });
  });

  test('an unscheduled job is never due, until it is scheduled again', async () => {
    await ensureJobs();
    await unscheduleJob(administrator, 'license-refresh');
    shiftClock(3 * DAY);
    expect(await jobsToLookAt()).not.toContain('license-refresh');
    shiftClock(0);
    await scheduleJob(administrator, 'license-refresh');
    shiftClock(3 * DAY);
    expect(await jobsToLookAt()).toContain('license-refresh');
  });

  test('a job that does not exist, or a person who may not, is refused', async () => {
    await expect(scheduleJob(administrator, 'coffee')).rejects.toMatchObject({ kind: 'not-found' });
    const stranger = clientActor('x', 'x');
    await expect(unscheduleJob(stranger, 'housekeeping')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(runJobNow(stranger, 'housekeeping')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(listJobs(stranger)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('daily times are the environment’s own: spread over the day, the same every day', () => {
    const refresh = findJob('license-refresh') ?? expect.fail('no refresh');
    const times = Array.from({ length: 200 }, (_, index) => {
      const first = nextRun(refresh, `SN-${index}`);
      expect(nextRun(refresh, `SN-${index}`, first).getTime() - first.getTime()).toBe(DAY);
      return first.getUTCHours();
    });
    expect(new Set(times).size).toBeGreaterThan(18);
  });

  test('the weekly time is the environment’s own, too: spread over the week, the same every week', () => {
    const recount = findJob('user-recount') ?? expect.fail('no recount');
    const days = Array.from({ length: 200 }, (_, index) => {
      const first = nextRun(recount, `SN-${index}`);
      expect(nextRun(recount, `SN-${index}`, first).getTime() - first.getTime()).toBe(7 * DAY);
      return first.getUTCDay();
    });
    expect(new Set(days).size).toBe(7);
  });
});

describe('a run', () => {
  test('on demand is recorded with who ran it and how it ended', async () => {
    await runJobNow(administrator, 'housekeeping');
    expect((await state('housekeeping')).runs).toContainEqual(
      expect.objectContaining({ actor: 'administrator@example.com', outcome: 'ok' }),
    );
  });

  test('that fails says what failed', async () => {
    // Nobody listens at the registration endpoint of this test's environment.
    await expect(runJobNow(administrator, 'telemetry-send')).rejects.toMatchObject({ appError: true });
    const [run] = (await state('telemetry-send')).runs;
    expect(run).toMatchObject({ outcome: 'failed' });
    expect(run?.message).not.toBe('');
  });

  test('is there for every job of this instance', () => {
    expect(jobs().map((job) => job.name)).toEqual([
      'license-refresh',
      'telemetry-send',
      'user-recount',
      'housekeeping',
    ]);
  });
});

test('housekeeping removes what has long expired and nothing else', async () => {
  const at = { createdAt: now(), updatedAt: now() };
  const [customerId, environmentId] = [newId(), newId()];
  const validation = (id: string, daysAgo: number) => ({
    id,
    environmentId,
    at: new Date(now().getTime() - daysAgo * DAY),
    product: 'p',
    productKey: 'p',
    model: 'm',
    modelVersion: '1.0',
    hostUrl: '',
    enabled: true,
    installed: true,
    production: true,
    code: 'VALID',
    permitted: true,
  });
  const code = (id: string, expiresAt: Date) => ({
    id,
    environmentId,
    codeHash: id,
    issuedBy: 'somebody',
    issuedAt: now(),
    expiresAt,
  });
  await transaction(async (tx) => {
    await tx.insert(customers).values({ id: customerId, name: 'Tidy', nameKey: 'tidy', ...at });
    await tx.insert(customerEnvironments).values({
      id: environmentId,
      customerId,
      tenant: 't',
      tenantKey: 't',
      serialNumber: 's',
      name: 'n',
      ...at,
    });
    await tx
      .insert(registrationCodes)
      .values([
        code('old', new Date(now().getTime() - 31 * DAY)),
        code('recent', new Date(now().getTime() - DAY)),
      ]);
    await tx.insert(validations).values([validation('of old', 91), validation('of late', 89)]);
  });
  const { id: moduleId } = await addModule(administrator, {
    model: 'Tidy',
    product: 'Tidy',
    installedVersion: '1',
  });
  const peakOf = (days: number) => ({
    moduleId,
    day: today(new Date(now().getTime() - days * DAY)),
    peak: 3,
  });
  await transaction((tx) => tx.insert(sessionPeaks).values([peakOf(401), peakOf(399)]));
  expect(await tidyUp()).toContain('removed');
  const days = await reader().select({ day: sessionPeaks.day }).from(sessionPeaks);
  expect(days.map(({ day }) => day)).toEqual([peakOf(399).day]);
  const left = await reader().select({ id: registrationCodes.id }).from(registrationCodes);
  expect(left.map((row) => row.id)).toEqual(['recent']);
  const log = await reader().select({ id: validations.id }).from(validations);
  expect(log.map((row) => row.id)).toEqual(['of late']);
});
