import type { Metadata } from 'next';
import { cache } from 'react';
import { LinkButton } from '#components/button';
import { Chip, StatusChip } from '#components/chip';
import { UtcTime } from '#components/date-time';
import { FastTab } from '#components/fast-tab';
import { FieldList } from '#components/field-list';
import { FormattedNumber } from '#components/number';
import { PageHeader } from '#components/page-header';
import { WithSidePanel } from '#components/side-panel';
import type { ReportingEnvironment } from '#lib/publisher/telemetry/environments';
import { readReportingEnvironment } from '#lib/publisher/telemetry/reports';
import { SILENT_AFTER_DAYS } from '#lib/publisher/telemetry/silence';
import { requireActor } from '../../../../_server/actor';
import { loadRecord, requirePublisher } from '../../../../_server/publisher';
import { Failed } from '../../../_records/failed';
import { one, type SearchParams } from '../../../_records/search-params';
import { titleOf } from '../../../_records/title';
import { recordHref } from '../../links';
import { ModuleTable } from './module-table';
import { ReportList } from './report-list';
import { ReportPanel } from './report-panel';

interface Props {
  params: Promise<{ environmentId: string }>;
  searchParams: Promise<SearchParams>;
}

const crumbs = [{ label: 'Telemetry', href: '/telemetry' }];

const read = cache(async (id: string) => {
  requirePublisher();
  return loadRecord(readReportingEnvironment(await requireActor(), id));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOf(read((await params).environmentId), ({ name }) => `${name} · Telemetry`) };
}

export default async function ReportingEnvironmentPage({ params, searchParams }: Props) {
  const { environmentId } = await params;
  const loaded = await read(environmentId);
  if ('problem' in loaded) return <Failed title="Environment" crumbs={crumbs} problem={loaded.problem} />;
  const environment = loaded.value;
  const asked = await searchParams;
  const report = one(asked.report);
  return (
    <WithSidePanel
      panel={report ? <ReportPanel key={report} {...{ environmentId, report, params: asked }} /> : undefined}
    >
      <PageHeader
        title={environment.name}
        subtitle={environment.customerName}
        crumbs={crumbs}
        chips={<States environment={environment} />}
        actions={
          <LinkButton href={recordHref(environment.customerId, environment.id)}>
            Environment of the customer
          </LinkButton>
        }
      />
      <FastTab id="telemetry.last-report" title="Last report">
        <FieldList fields={fieldsOf(environment)} />
      </FastTab>
      <h2 className="mt-4 mb-2 font-semibold">Modules of the last report</h2>
      <ModuleTable report={environment.report} />
      <h2 className="mt-4 mb-2 font-semibold">Reports</h2>
      <ReportList environmentId={environmentId} params={asked} />
    </WithSidePanel>
  );
}

const States = ({ environment: { production, active, silent } }: { environment: ReportingEnvironment }) => (
  <>
    <Chip>{production ? 'Production' : 'Test'}</Chip>
    {active ? null : <StatusChip tone="neutral">Not active</StatusChip>}
    {silent ? <StatusChip tone="warning">Silent for over {SILENT_AFTER_DAYS} days</StatusChip> : null}
  </>
);

const fieldsOf = ({ report, lastTelemetryAt, tenant, serialNumber }: ReportingEnvironment) => [
  { label: 'Received', value: lastTelemetryAt ? <UtcTime at={lastTelemetryAt} /> : 'Never' },
  { label: 'Environment name', value: report?.environment_name },
  { label: 'Platform version', value: report?.platform_version },
  { label: 'Application version', value: report?.application_version },
  { label: 'Enabled users', value: <FormattedNumber value={report?.enabled_users} /> },
  { label: 'Tenant', value: tenant },
  { label: 'Serial number', value: serialNumber },
];
