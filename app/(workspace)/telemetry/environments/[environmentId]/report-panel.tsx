import { UtcTime } from '#components/date-time';
import { SidePanel } from '#components/side-panel';
import { readTelemetryReport } from '#lib/publisher/telemetry/reports';
import { requireActor } from '../../../../_server/actor';
import { load } from '../../../../_server/load';
import { FailedPanel } from '../../../_records/failed-panel';
import { type SearchParams, withParams } from '../../../_records/search-params';
import { environmentHref } from '../../links';

interface ReportPanelProps {
  environmentId: string;
  /** Its ID, as the address names it. */
  report: string;
  params: SearchParams;
}

/** One report, exactly as it was received. */
export async function ReportPanel({ environmentId, report, params }: ReportPanelProps) {
  const closeHref = withParams(environmentHref(environmentId), params, { report: undefined });
  const loaded = await load(readTelemetryReport(await requireActor(), environmentId, report));
  if ('problem' in loaded)
    return <FailedPanel title="Report" problem={loaded.problem} closeHref={closeHref} />;
  const { receivedAt, report: content, fromFile } = loaded.value;
  return (
    <SidePanel title="Report" closeHref={closeHref}>
      <p className="mb-3 text-muted">
        {fromFile ? 'Imported from a file of' : 'Received'} <UtcTime at={receivedAt} />. This is all that came
        with it.
      </p>
      <pre className="overflow-x-auto rounded-md bg-surface-secondary p-3 font-mono text-sm whitespace-pre-wrap wrap-anywhere">
        {JSON.stringify(content, null, 2)}
      </pre>
    </SidePanel>
  );
}
