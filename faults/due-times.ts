import { setTimeout as sleep } from 'node:timers/promises';
import type { Dialect, Look } from './databases.ts';
import type { Faults } from './suite.ts';

/** The jobs of an instance that is publisher and environment. */
const jobNames = ['license-refresh', 'telemetry-send', 'user-recount', 'housekeeping'] as const;

/** How long a due time may stand: an instance that died with it keeps its claim for half a minute. */
const PATIENCE_MS = 90_000;

interface DueTimes {
  passed: number;
  /** Due times whose run never completed. */
  missed: string[];
}

/**
 * Makes each job due at once, and again as soon as it has run, until `enough` says so of how many due times have
 * passed, or were missed.
 */
export async function passDueTimes(
  look: Look,
  dialect: Dialect,
  enough: (ended: number) => boolean,
): Promise<DueTimes> {
  const times: DueTimes = { passed: 0, missed: [] };
  const asKept = (at: Date) => (dialect === 'sqlite' ? at.getTime() : at.toISOString());
  const passOne = async (job: string) => {
    const at = new Date();
    await look.rows('update jobs set next_run_at = ? where name = ?', asKept(at), job);
    const completed = async () => {
      const [row] = await look.rows(
        `select count(*) as runs from job_runs where job = ? and due_at = ? and outcome in ('ok', 'failed')`,
        job,
        asKept(at),
      );
      return Number(row?.runs) > 0;
    };
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await completed())) {
      if (Date.now() > deadline) return void times.missed.push(`${job} due at ${at.toISOString()}`);
      await sleep(50);
    }
    times.passed += 1;
  };
  await Promise.all(
    jobNames.map(async (job) => {
      while (!enough(times.passed + times.missed.length)) await passOne(job);
    }),
  );
  return times;
}

/** Checks that each due time has one run that completed, and that no job ran twice at once; how many have passed. */
export async function expectOneRunEach(
  faults: Faults,
  look: Look,
  { passed, missed }: DueTimes,
): Promise<number> {
  faults.check(missed.length === 0, `No run completed: ${missed.join('; ')}`);
  const twice = await look.rows(
    `select job, due_at, count(*) as runs from job_runs
     where due_at is not null and outcome in ('ok', 'failed') group by job, due_at having count(*) > 1`,
  );
  const overlapping = await look.rows(
    `select a.job as job, a.id as one, b.id as other from job_runs a join job_runs b on a.job = b.job and a.id < b.id
     where a.outcome in ('ok', 'failed') and b.outcome in ('ok', 'failed')
       and a.started_at < b.finished_at and b.started_at < a.finished_at`,
  );
  const wrong = [
    ...twice.map((row) => `${row.job} ran ${row.runs} times for one due time`),
    ...overlapping.map((row) => `${row.job} ran twice at once (${row.one}, ${row.other})`),
  ];
  faults.check(wrong.length === 0, wrong.join('; '));
  return passed;
}
