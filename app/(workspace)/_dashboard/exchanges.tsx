import { UtcTime } from '#components/date-time';
import { ScheduledChip } from '#components/scheduled-chip';
import type { Dashboard } from '#lib/environment/dashboard/read';
import type { ExchangeView } from '#lib/environment/exchanges/exchanges';
import type { JobName } from '#lib/jobs/catalog';
import type { JobState } from '#lib/jobs/list';
import { Card } from './card';

/** When the environment last heard of and told its publisher, and when it will again. */
export function Exchanges({ dashboard, jobs }: { dashboard: Dashboard; jobs: JobState[] }) {
  const { checkedAt, lastRefresh, lastTelemetry } = dashboard;
  return (
    <Card title="License check and telemetry" link={{ label: 'Jobs', href: '/jobs' }}>
      <dl className="flex flex-col gap-3">
        <Exchange
          label="Last license check"
          at={checkedAt}
          last={lastRefresh}
          job={jobOf(jobs, 'license-refresh')}
        />
        <Exchange
          label="Last telemetry"
          at={lastTelemetry?.lastSuccessAt ?? null}
          last={lastTelemetry}
          job={jobOf(jobs, 'telemetry-send')}
        />
      </dl>
    </Card>
  );
}

const jobOf = (jobs: JobState[], name: JobName) => jobs.find((job) => job.name === name);

interface ExchangeProps {
  label: string;
  /** The last success. */
  at: Date | null;
  last: ExchangeView | null;
  job: JobState | undefined;
}

function Exchange({ label, at, last, job }: ExchangeProps) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd>
        {at ? <UtcTime at={at} /> : 'Never'}
        {last?.outcome === 'failed' ? (
          <span className="block text-sm text-danger wrap-anywhere">
            The last try failed, <UtcTime at={last.at} />: {last.message}
          </span>
        ) : null}
        {job?.nextRunAt ? (
          <span className="block text-sm text-muted">
            Next run <UtcTime at={job.nextRunAt} />
          </span>
        ) : job ? (
          <span className="mt-1 block">
            <ScheduledChip scheduled={job.scheduled} />
          </span>
        ) : null}
      </dd>
    </div>
  );
}
