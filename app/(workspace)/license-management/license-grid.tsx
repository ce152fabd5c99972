import { LinkButton } from '#components/button';
import { DataTable, type Row } from '#components/data-table';
import { LocalDate } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import type { LicenseRow } from '#lib/environment/license-view/row';
import type { ListPage, ListQuery } from '#lib/lists/query';
import type { Loaded } from '../../_server/load';
import { type SearchParams, withParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { columns } from './columns';
import { StatusIcons } from './status-icons';

const PATH = '/license-management';

interface LicenseGridProps {
  /** Whether this person may add a module. */
  mayAdd: boolean;
  licenses: Loaded<ListPage<LicenseRow>>;
  query: ListQuery;
  params: SearchParams;
}

/** One row per installed module; pressing one opens its details beside the grid. */
export function LicenseGrid({ licenses, query, params, mayAdd }: LicenseGridProps) {
  return (
    <DataTable
      id="licenses"
      label="Licenses"
      columns={columns}
      query={query}
      tools={{ search: 'Search licenses', exportHref: '/export/licenses' }}
      data={tableData(licenses, (license) =>
        rowOf(license, withParams(PATH, params, { selected: license.model })),
      )}
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

const rowOf = (license: LicenseRow, href: string): Row => ({
  key: license.model,
  label: license.model,
  href,
  cells: {
    status: (
      <>
        <StatusIcons license={license} />
        {license.facts.feature_disabled ? (
          <span className="ml-1 text-sm font-semibold text-danger">Switched off</span>
        ) : null}
      </>
    ),
    model: license.model,
    quantity: license.quantity === 'Site' ? 'Site' : <FormattedNumber value={license.quantity} />,
    used: <FormattedNumber value={license.used} />,
    expiresOn: <LocalDate iso={license.expiresOn} />,
    currentVersion: license.currentVersion,
    latestVersion: license.latestVersion ?? '—',
    licenseHolder: license.licenseHolder || '—',
  },
});
