import { createHash } from 'node:crypto';
import type { Actor } from '#lib/access/actor';
import { config } from '#lib/config/config';
import { recountUsers } from '#lib/environment/recount/run';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { sendTelemetry } from '#lib/environment/telemetry/send';
import { tidyUp } from '#lib/jobs/housekeeping';

export const jobNames = ['license-refresh', 'telemetry-send', 'user-recount', 'housekeeping'] as const;
export type JobName = (typeof jobNames)[number];

export interface Job {
  name: JobName;
  title: string;
  /** When it runs, as a cron expression in UTC, for this environment. */
  pattern(environmentId: string): string;
  /** Does the work; the text is what the run says of itself. Throws what failed. */
  run(actor: Actor): Promise<string>;
}

/** A number below `below` by a hash, so that a publisher's environments do not all call at midnight. */
const spread = (environmentId: string, salt: string, below: number): number =>
  createHash('sha256').update(`${salt}:${environmentId}`).digest().readUInt32BE(0) % below;

/** A minute of the day. */
function daily(environmentId: string, salt: string): string {
  const minute = spread(environmentId, salt, 1440);
  return `${minute % 60} ${Math.floor(minute / 60)} * * *`;
}

/** A minute of the week. */
const weekly = (environmentId: string, salt: string): string =>
  daily(environmentId, salt).replace(/\*$/, String(spread(environmentId, `${salt}:day`, 7)));

const catalog: Record<JobName, Job> = {
  'license-refresh': {
    name: 'license-refresh',
    title: 'Daily license refresh',
    pattern: (environmentId) => daily(environmentId, 'license-refresh'),
    run: async (actor) => (await refreshLicenses(actor)).summary,
  },
  'telemetry-send': {
    name: 'telemetry-send',
    title: 'Daily telemetry send',
    pattern: (environmentId) => daily(environmentId, 'telemetry-send'),
    run: async (actor) => (await sendTelemetry(actor)).summary,
  },
  'user-recount': {
    name: 'user-recount',
    title: 'Weekly user license count',
    pattern: (environmentId) => weekly(environmentId, 'user-recount'),
    run: recountUsers,
  },
  housekeeping: {
    name: 'housekeeping',
    title: 'Housekeeping',
    pattern: () => '17 * * * *',
    run: tidyUp,
  },
};

/** The jobs that this instance has, by its workspaces. */
export const jobs = (): Job[] =>
  config().workspaces.has('environment') ? Object.values(catalog) : [catalog.housekeeping];

/** The job of this name, if this instance has it. */
export const findJob = (name: string): Job | undefined => jobs().find((job) => job.name === name);
