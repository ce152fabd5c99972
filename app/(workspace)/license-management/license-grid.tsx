import { LinkButton } from '#components/button';
import { type Column, DataTable, type Row, type TableQuery } from '#components/data-table';
import { pageOf } from '#components/data-table/page-of';
import { LocalDate } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import type { LicenseView } from '#lib/environment/license-view/list';
import type { LicenseRow } from '#lib/environment/license-view/row';
import { isVersion, versionKey } from '#lib/license/versions';
import type { Loaded } from '../../_server/load';
import { linkTo } from './links';
import { StatusIcons } from './status-icons';

const columns: Column[] = [
  { id: 'status', header: 'Status icon', sortable: true },
  { id: 'model', header: 'Model', primary: true, sortable: true },
  { id: 'quantity', header: 'License Qty', align: 'end', sortable: true },
  { id: 'used', header: 'Used licenses', align: 'end', sortable: true },
  { id: 'expiresOn', header: 'Expiration date', sortable: true },
  { id: 'currentVersion', header: 'Current version', sortable: true },
  { id: 'latestVersion', header: 'Latest version', sortable: true },
  { id: 'licenseHolder', header: 'License holder', sortable: true },
];

const version = (value: string | null) => (value !== null && isVersion(value) ? versionKey(value) : null);

export const licenseSorts = {
  status: ({ code, icons }: LicenseRow) => (code === 'VALID' ? 2 - icons.length : 0),
  model: (row: LicenseRow) => row.model,
  quantity: (row: LicenseRow) => (row.quantity === 'Site' ? Number.MAX_SAFE_INTEGER : row.quantity),
  used: (row: LicenseRow) => row.used,
  expiresOn: (row: LicenseRow) => row.expiresOn,
  currentVersion: (row: LicenseRow) => version(row.currentVersion),
  latestVersion: (row: LicenseRow) => version(row.latestVersion),
  licenseHolder: (row: LicenseRow) => row.licenseHolder || null,
};

interface LicenseGridProps {
  /** Whether this person may add a module. */
  mayAdd: boolean;
  view: Loaded<LicenseView>;
  query: TableQuery;
  params: Record<string, string | string[] | undefined>;
}

/** One row per installed module; pressing one opens its details beside the grid. */
export function LicenseGrid({ view, query, params, mayAdd }: LicenseGridProps) {
  return (
    <DataTable
      id="licenses"
      label="Licenses"
      columns={columns}
      query={query}
      search="Search licenses"
      data={'problem' in view ? { error: view.problem } : dataOf(view.value.rows, query, params)}
      empty={
        <EmptyState
          title="No modules are installed yet"
          action={mayAdd ? <LinkButton href="/modules?dialog=add">Add a module</LinkButton> : undefined}
        >
          A license is shown for each installed module. Modules are entered on the Modules page, or reported
          to the environment API.
        </EmptyState>
      }
    />
  );
}

function dataOf(all: LicenseRow[], query: TableQuery, params: LicenseGridProps['params']) {
  const { rows, total } = pageOf(all, query, {
    text: (row) => `${row.model} ${row.product} ${row.statusText} ${row.licenseHolder}`,
    sorts: licenseSorts,
  });
  return { total, rows: rows.map((row) => rowOf(row, linkTo(params, row.model))) };
}

const rowOf = (license: LicenseRow, href: string): Row => ({
  key: license.model,
  label: license.model,
  href,
  cells: {
    status: <StatusIcons license={license} />,
    model: license.model,
    quantity: license.quantity === 'Site' ? 'Site' : <FormattedNumber value={license.quantity} />,
    used: <FormattedNumber value={license.used} />,
    expiresOn: <LocalDate iso={license.expiresOn} />,
    currentVersion: license.currentVersion,
    latestVersion: license.latestVersion ?? '—',
    licenseHolder: license.licenseHolder || '—',
  },
});
