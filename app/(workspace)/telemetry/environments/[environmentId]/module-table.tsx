import { DataTable } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import type { TelemetryRequest } from '#lib/contract/telemetry';

/** The modules of a report, as reported. */
export const ModuleTable = ({ report }: { report: TelemetryRequest | null }) => (
  <DataTable
    id="telemetry.modules"
    label="Modules"
    columns={[
      { id: 'model', header: 'Model', primary: true },
      { id: 'product', header: 'Product' },
      { id: 'version', header: 'Installed version' },
      { id: 'used', header: 'Used licenses', align: 'end' },
    ]}
    data={{
      total: report?.modules.length ?? 0,
      rows: (report?.modules ?? []).map((module) => ({
        key: module.model,
        label: module.model,
        cells: {
          model: module.model,
          product: module.product,
          version: module.installed_version ?? '—',
          used: <FormattedNumber value={module.used_licenses} />,
        },
      })),
    }}
    empty={<EmptyState title={report ? 'No modules were reported' : 'Nothing has been reported yet'} />}
  />
);
