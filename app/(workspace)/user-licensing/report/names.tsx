import { DataTable, type Row } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import type { Actor } from '#lib/access/actor';
import { type CountedUser, listCountedUsers, recountNameList } from '#lib/environment/recount/list-names';
import { readListQuery } from '#lib/lists/read';
import { load } from '../../../_server/load';
import type { SearchParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import type { Asked } from './asked';
import { nameColumns } from './columns';

interface NamesProps {
  actor: Actor;
  asked: Asked;
  params: SearchParams;
}

const rowOf = ({ id, userName, displayName }: CountedUser): Row => ({
  key: id,
  label: userName,
  cells: { userName, displayName: displayName || '—' },
});

/** Whom the latest run counted in what the report is about. */
export async function Names({ actor, asked: { of, label }, params }: NamesProps) {
  const query = readListQuery(recountNameList.columns, params, recountNameList);
  const list = await load(listCountedUsers(actor, of, query));
  const { kind, key } = of;
  return (
    <section aria-label={`Counted in ${label}`} className="mt-4 print:hidden">
      <h2 className="mb-2 font-semibold">Counted in {label}</h2>
      <DataTable
        id="recount-names"
        label={`Users counted in ${label}`}
        columns={nameColumns}
        query={query}
        tools={{
          search: 'Search names',
          exportHref: `/export/recount-names?${new URLSearchParams({ of: `${kind}:${key}` })}`,
        }}
        data={tableData(list, rowOf)}
        empty={<EmptyState title="Nobody was counted here" />}
      />
    </section>
  );
}
