import { LinkButton } from '#components/button';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import type { ModuleView } from '#lib/environment/modules/view';
import type { ListPage, ListQuery } from '#lib/lists/query';
import type { Loaded } from '../../_server/load';
import { type SearchParams, withParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { columns } from './columns';

const PATH = '/modules';

interface ModuleGridProps {
  /** Whether this person may add a module. */
  mayAdd: boolean;
  modules: Loaded<ListPage<ModuleView>>;
  query: ListQuery;
  params: SearchParams;
}

export function ModuleGrid({ modules, query, params, mayAdd }: ModuleGridProps) {
  return (
    <DataTable
      id="modules"
      label="Modules"
      columns={columns}
      query={query}
      tools={{ search: 'Search modules', exportHref: '/export/modules' }}
      data={tableData(modules, (module) =>
        rowOf(module, withParams(PATH, params, { selected: module.id, dialog: undefined })),
      )}
      empty={
        <EmptyState
          title="No modules yet"
          action={
            mayAdd ? <LinkButton href="/modules?dialog=add">Add the first module</LinkButton> : undefined
          }
        >
          Enter what is installed here, or let a pipeline report it to the environment API.
        </EmptyState>
      }
    />
  );
}

const rowOf = (module: ModuleView, href: string): Row => ({
  key: module.id,
  label: module.model,
  href,
  cells: {
    model: module.model,
    product: module.product,
    installedVersion: module.installedVersion,
    usedLicenses: <FormattedNumber value={module.usedLicenses} />,
    switchedOffAt: <UtcTime at={module.switchedOffAt} />,
    updatedAt: <UtcTime at={module.updatedAt} />,
  },
});
