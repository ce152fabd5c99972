import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { REPORTS_KEPT_FOR } from '#lib/licensing/retention';
import { readListQuery } from '#lib/lists/read';
import {
  listTelemetryReports,
  type TelemetryReport,
  telemetryReportList,
} from '#lib/publisher/telemetry/reports';
import { requireActor } from '../../../../_server/actor';
import { load } from '../../../../_server/load';
import { type SearchParams, withParams } from '../../../_records/search-params';
import { tableData } from '../../../_records/table-data';
import { reportColumns } from '../../columns';
import { environmentHref } from '../../links';

const rowOf = ({ id, receivedAt, report, fromFile }: TelemetryReport, href: string): Row => ({
  key: id,
  label: `Report of ${receivedAt.toISOString()}`,
  href,
  cells: {
    receivedAt: (
      <>
        <UtcTime at={receivedAt} />
        {fromFile ? <span className="text-muted"> (file)</span> : null}
      </>
    ),
    platformVersion: report.platform_version || '—',
    applicationVersion: report.application_version || '—',
    enabledUsers: <FormattedNumber value={report.enabled_users} />,
    modules: <FormattedNumber value={report.modules.length} />,
  },
});

/** Everything that an environment has reported, as far back as it is kept. */
export async function ReportList({ environmentId, params }: { environmentId: string; params: SearchParams }) {
  const query = readListQuery(telemetryReportList.columns, params, { ...telemetryReportList, pageSize: 25 });
  const list = await load(listTelemetryReports(await requireActor(), environmentId, query));
  const path = environmentHref(environmentId);
  return (
    <DataTable
      id="telemetry.reports"
      label="Reports"
      columns={reportColumns}
      query={query}
      data={tableData(list, (report) => rowOf(report, withParams(path, params, { report: report.id })))}
      empty={
        <EmptyState title="Nothing has been reported yet">
          Reports are kept for {REPORTS_KEPT_FOR} days.
        </EmptyState>
      }
    />
  );
}
