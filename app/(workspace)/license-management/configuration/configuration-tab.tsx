import { UtcTime } from '#components/date-time';
import { FastTab } from '#components/fast-tab';
import { type FieldItem, FieldList } from '#components/field-list';
import { ScheduledChip } from '#components/scheduled-chip';
import type { Exchanges } from '#lib/environment/exchanges/read';
import type { Identity } from '#lib/environment/identity/read';
import type { JobName } from '#lib/jobs/catalog';
import type { JobState } from '#lib/jobs/list';
import { EndpointForm } from './endpoint-form';

interface ConfigurationTabProps {
  identity: Identity;
  exchanges: Exchanges;
  jobs: JobState[];
  /** Why this person cannot change the endpoint. */
  unavailable: string | undefined;
}

/** The FastTab Configuration. */
export function ConfigurationTab({ identity, exchanges, jobs, unavailable }: ConfigurationTabProps) {
  const { registrationEndpoint, revision } = identity;
  const { lastLicenseCheck, lastRefresh } = exchanges;
  const fields: FieldItem[] = [
    {
      label: 'Last license check',
      value: (
        <>
          {lastLicenseCheck ? <UtcTime at={lastLicenseCheck} /> : 'Never'}
          {lastRefresh?.outcome === 'failed' ? (
            <span className="block text-sm text-danger">
              The last try failed, <UtcTime at={lastRefresh.at} />: {lastRefresh.message}
            </span>
          ) : null}
        </>
      ),
      wide: true,
    },
    { label: 'License refresh batch task', value: <Task job={jobOf(jobs, 'license-refresh')} /> },
    { label: 'Telemetry batch task', value: <Task job={jobOf(jobs, 'telemetry-send')} /> },
  ];
  return (
    <FastTab id="license-management.configuration" title="Configuration" summary={registrationEndpoint}>
      {unavailable ? (
        <FieldList
          fields={[
            {
              label: 'Registration endpoint',
              value: (
                <>
                  {registrationEndpoint}
                  <span className="block text-sm text-muted">{unavailable}</span>
                </>
              ),
              wide: true,
            },
            ...fields,
          ]}
        />
      ) : (
        <>
          <EndpointForm registrationEndpoint={registrationEndpoint} revision={revision} />
          <hr className="my-4 border-separator" />
          <FieldList fields={fields} />
        </>
      )}
    </FastTab>
  );
}

const jobOf = (jobs: JobState[], name: JobName) => jobs.find((job) => job.name === name);

function Task({ job }: { job: JobState | undefined }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <ScheduledChip scheduled={job?.scheduled ?? false} />
      {job?.nextRunAt ? (
        <span className="text-sm text-muted">
          Next run <UtcTime at={job.nextRunAt} />
        </span>
      ) : null}
    </span>
  );
}
