import { StatusChip, YesNo } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { Notification } from '#components/notification';
import { FormattedNumber } from '#components/number';
import { formatFilter } from '#lib/lists/address';
import { readListQuery } from '#lib/lists/read';
import {
  countSilentEnvironments,
  listReportingEnvironments,
  type ReportingEnvironment,
  reportingEnvironmentList,
} from '#lib/publisher/telemetry/environments';
import { SILENT_AFTER_DAYS } from '#lib/publisher/telemetry/silence';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import type { SearchParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import { environmentColumns } from '../columns';
import { environmentHref } from '../links';

const rowOf = (environment: ReportingEnvironment): Row => ({
  key: environment.id,
  label: `${environment.name} of ${environment.customerName}`,
  href: environmentHref(environment.id),
  cells: {
    name: environment.name,
    customerName: environment.customerName,
    lastTelemetryAt: environment.lastTelemetryAt ? <UtcTime at={environment.lastTelemetryAt} /> : 'Never',
    silent: environment.silent ? <StatusChip tone="warning">Silent</StatusChip> : '—',
    modules: <FormattedNumber value={environment.modules} />,
    platformVersion: environment.report?.platform_version || '—',
    applicationVersion: environment.report?.application_version || '—',
    enabledUsers: <FormattedNumber value={environment.report?.enabled_users} />,
    production: <YesNo value={environment.production} />,
    active: <YesNo value={environment.active} />,
    tenant: environment.tenant,
    serialNumber: environment.serialNumber,
  },
});

const silentOnly = `/telemetry?${new URLSearchParams({
  filter: formatFilter({ column: 'silent', operator: 'is', values: ['yes'] }),
})}`;

export default async function EnvironmentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const shape = reportingEnvironmentList();
  const query = readListQuery(shape.columns, await searchParams, shape);
  const [list, silent] = await Promise.all([
    load(listReportingEnvironments(actor, query)),
    load(countSilentEnvironments(actor)),
  ]);
  return (
    <>
      {'value' in silent && silent.value > 0 ? (
        <div className="mb-3">
          <Notification tone="warning" link={{ label: 'Show them', href: silentOnly }}>
            {silent.value === 1 ? '1 environment is silent' : `${silent.value} environments are silent`}:
            registered and active, but without a report for over {SILENT_AFTER_DAYS} days.
          </Notification>
        </div>
      ) : null}
      <DataTable
        id="telemetry.environments"
        label="Environments"
        columns={environmentColumns()}
        query={query}
        tools={{ search: 'Search environments', exportHref: '/export/telemetry-environments' }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState title="No environments yet">
            List an environment under its customer; once it has registered it reports every day.
          </EmptyState>
        }
      />
    </>
  );
}
