import { LinkButton } from '#components/button';
import { type Column, DataTable, type TableQuery } from '#components/data-table';
import { pageOf } from '#components/data-table/page-of';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import type { ModuleView } from '#lib/environment/modules/view';
import { isVersion, versionKey } from '#lib/license/versions';
import type { Loaded } from '../../_server/load';
import { linkTo } from './links';

const columns: Column[] = [
  { id: 'model', header: 'Model', primary: true, sortable: true },
  { id: 'product', header: 'Product', sortable: true },
  { id: 'installedVersion', header: 'Installed version', sortable: true },
  { id: 'usedLicenses', header: 'Used licenses', align: 'end', sortable: true },
  { id: 'updatedAt', header: 'Updated', sortable: true },
];

export const moduleSorts = {
  model: (module: ModuleView) => module.model,
  product: (module: ModuleView) => module.product,
  installedVersion: ({ installedVersion }: ModuleView) =>
    isVersion(installedVersion) ? versionKey(installedVersion) : null,
  usedLicenses: (module: ModuleView) => module.usedLicenses,
  updatedAt: (module: ModuleView) => module.updatedAt.getTime(),
};

interface ModuleGridProps {
  /** Whether this person may add a module. */
  mayAdd: boolean;
  modules: Loaded<ModuleView[]>;
  query: TableQuery;
  params: Record<string, string | string[] | undefined>;
}

export function ModuleGrid({ modules, query, params, mayAdd }: ModuleGridProps) {
  return (
    <DataTable
      id="modules"
      label="Modules"
      columns={columns}
      query={query}
      search="Search modules"
      data={'problem' in modules ? { error: modules.problem } : dataOf(modules.value, query, params)}
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

function dataOf(all: ModuleView[], query: TableQuery, params: ModuleGridProps['params']) {
  const { rows, total } = pageOf(all, query, {
    text: (module) => `${module.model} ${module.product} ${module.installedVersion}`,
    sorts: moduleSorts,
  });
  return {
    total,
    rows: rows.map((module) => ({
      key: module.id,
      label: module.model,
      href: linkTo(params, { selected: module.id }),
      cells: {
        model: module.model,
        product: module.product,
        installedVersion: module.installedVersion,
        usedLicenses: <FormattedNumber value={module.usedLicenses} />,
        updatedAt: <UtcTime at={module.updatedAt} />,
      },
    })),
  };
}
