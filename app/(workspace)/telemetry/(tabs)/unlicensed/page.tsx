import type { Metadata } from 'next';
import Link from 'next/link';
import { YesNo } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { LocalDate, UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { readListQuery } from '#lib/lists/read';
import {
  listUnlicensedModules,
  type UnlicensedModule,
  unlicensedModuleList,
} from '#lib/publisher/telemetry/unlicensed';
import { requireActor } from '../../../../_server/actor';
import { load } from '../../../../_server/load';
import type { SearchParams } from '../../../_records/search-params';
import { tableData } from '../../../_records/table-data';
import { CodeChip } from '../../code-chip';
import { unlicensedColumns } from '../../columns';
import { environmentHref, recordHref } from '../../links';

export const metadata: Metadata = { title: 'Unlicensed' };

const rowOf = (module: UnlicensedModule): Row => ({
  key: module.id,
  label: `${module.model} in ${module.environmentName}`,
  href: environmentHref(module.environmentId),
  cells: {
    product: module.product,
    model: module.model,
    customerName: module.customerName,
    environmentName: (
      <Link href={recordHref(module.customerId, module.environmentId)} className="link">
        {module.environmentName}
      </Link>
    ),
    code: <CodeChip code={module.code} permitted={module.permitted} />,
    since: <LocalDate iso={module.since} />,
    permitted: <YesNo value={module.permitted} />,
    used: <FormattedNumber value={module.used} />,
    reportedAt: <UtcTime at={module.reportedAt} />,
  },
});

export default async function UnlicensedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = readListQuery(unlicensedModuleList.columns, await searchParams, unlicensedModuleList);
  const list = await load(listUnlicensedModules(actor, query));
  return (
    <>
      <p className="mb-3 max-w-prose text-muted">
        Modules that environments reported last and that no license of their customer covers today, by the
        terms as they stand here.
      </p>
      <DataTable
        id="telemetry.unlicensed"
        label="Unlicensed modules"
        columns={unlicensedColumns}
        query={query}
        tools={{ search: 'Search modules', exportHref: '/export/telemetry-unlicensed' }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState title="Every reported module is licensed">
            A module that no license covers appears here with the next report of its environment.
          </EmptyState>
        }
      />
    </>
  );
}
