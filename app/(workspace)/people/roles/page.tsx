import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { DataTable, type Row } from '#components/data-table';
import { FormattedNumber } from '#components/number';
import { audienceLabels } from '#lib/access/views';
import type { Role } from '#lib/accounts/roles/find';
import { grantsInWords } from '#lib/accounts/roles/in-words';
import { listRoles, roleList } from '#lib/accounts/roles/list';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import type { SearchParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import { columns } from './columns';

export const metadata: Metadata = { title: 'Roles' };

const rowOf = (role: Role): Row => ({
  key: role.id,
  label: role.name,
  href: `/people/roles/${role.id}`,
  cells: {
    name: role.name,
    audience: audienceLabels[role.audience],
    people: <FormattedNumber value={role.people} />,
    grants: grantsInWords(role.grants),
    description: role.description || '—',
  },
});

export default async function RolesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = readListQuery(roleList.columns, await searchParams, roleList);
  const list = await load(listRoles(actor, query));
  return (
    <>
      <ActionPane
        label="Actions for roles"
        actions={[
          {
            id: 'new',
            label: 'New role',
            icon: <Plus aria-hidden="true" />,
            href: '/people/roles/new',
            unavailable: withoutPermission(actor, 'roles', 'create'),
          },
        ]}
      />
      <DataTable
        id="roles"
        label="Roles"
        columns={columns}
        query={query}
        tools={{ search: 'Search roles', exportHref: '/export/roles' }}
        data={tableData(list, rowOf)}
      />
    </>
  );
}
