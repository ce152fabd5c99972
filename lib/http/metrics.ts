import type { ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Hono } from 'hono';
import { apiActor } from '#lib/http/api-actor';
import type { ApiEnv } from '#lib/http/bindings';
import { type Figures, readFigures } from '#lib/jobs/figures';
import { countOf, countUp } from '#lib/kernel/counters';
import { singleton } from '#lib/kernel/singleton';
import { LICENSE_SETS_SIGNED } from '#lib/licensing/license-set/answer';

/** https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
const FORMAT = 'text/plain; version=0.0.4; charset=utf-8';

type Samples = number | { labels: Record<string, string>; value: number }[];

const eventLoop = () =>
  singleton('metrics.event-loop', () => {
    const delay = monitorEventLoopDelay();
    delay.enable();
    return delay;
  });

/** Counts the answer that `response` becomes, for `GET /metrics`. */
export function measureAnswer(response: ServerResponse): void {
  response.once('finish', () => countUp(answersOf(Math.floor(response.statusCode / 100))));
}

const answersOf = (hundreds: number) => `answers ${hundreds}xx`;

/** `GET /metrics`: how this process does, and what its database says, for Prometheus. */
export function metricsApi(): Hono<ApiEnv> {
  eventLoop();
  const api = new Hono<ApiEnv>();
  api.get('/', async (c) => {
    const figures = await readFigures(await apiActor(c, 'metrics:read'));
    return c.body(measured(figures), 200, { 'content-type': FORMAT, 'cache-control': 'no-store' });
  });
  return api;
}

function measured({ lastSuccess, unsealed }: Figures): string {
  const { user, system } = process.cpuUsage();
  const delay = eventLoop();
  const delays = [0.5, 0.99].map((quantile) => ({
    labels: { quantile: String(quantile) },
    value: delay.percentile(quantile * 100) / 1e9,
  }));
  delay.reset();
  const answers = [1, 2, 3, 4, 5].map((hundreds) => ({
    labels: { class: `${hundreds}xx` },
    value: countOf(answersOf(hundreds)),
  }));
  return [
    metric('process_resident_memory_bytes', 'gauge', 'Memory of this process.', process.memoryUsage.rss()),
    metric('process_cpu_seconds_total', 'counter', 'Processor time of this process.', (user + system) / 1e6),
    metric('process_uptime_seconds', 'gauge', 'Time since this process began.', process.uptime()),
    metric(
      'nodejs_eventloop_delay_seconds',
      'gauge',
      'Delay of the event loop since it was asked last.',
      delays,
    ),
    metric(
      'license_manager_answers_total',
      'counter',
      'Answers of this process by class of status.',
      answers,
    ),
    metric(
      'license_manager_license_sets_signed_total',
      'counter',
      'License sets that this process has signed.',
      countOf(LICENSE_SETS_SIGNED),
    ),
    metric(
      'license_manager_job_last_success_timestamp_seconds',
      'gauge',
      'When a job last succeeded, on any instance.',
      lastSuccess.map(({ job, at }) => ({ labels: { job }, value: at.getTime() / 1000 })),
    ),
    metric(
      'license_manager_audit_entries_unsealed',
      'gauge',
      'Audit entries that are not sealed yet.',
      unsealed.map(({ side, count }) => ({ labels: { side }, value: count })),
    ),
  ].join('');
}

/** Label values are names of ours, without anything to escape. */
function metric(name: string, type: 'gauge' | 'counter', help: string, samples: Samples): string {
  const all = typeof samples === 'number' ? [{ labels: {}, value: samples }] : samples;
  const lines = all.map(({ labels, value }) => {
    const inner = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
    return `${name}${inner.length > 0 ? `{${inner.join(',')}}` : ''} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}
