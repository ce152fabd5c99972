import { Plus, Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { type Action, ActionPane } from '#components/action-pane';
import { DataTable } from '#components/data-table';
import { NothingYet } from '#components/nothing-yet';
import { listNamedUsers, namedUserList } from '#lib/environment/named-users/list';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import type { SearchParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import { bulkOf } from './bulk';
import { columns } from './columns';
import { rowOf } from './row';

export const metadata: Metadata = { title: 'Users' };

export default async function NamedUsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = readListQuery(namedUserList.columns, await searchParams, namedUserList);
  const list = await load(listNamedUsers(actor, query));
  const importUsers: Action = {
    id: 'import',
    label: 'Import',
    icon: <Upload aria-hidden="true" />,
    href: '/import/users',
    unavailable: withoutPermission(actor, 'users', 'update'),
  };
  return (
    <>
      <ActionPane
        label="Actions for users"
        actions={[
          {
            id: 'new',
            label: 'New user',
            icon: <Plus aria-hidden="true" />,
            href: '/user-licensing/users/new',
            unavailable: withoutPermission(actor, 'users', 'create'),
          },
          importUsers,
        ]}
      />
      <DataTable
        id="named-users"
        label="Users"
        columns={columns}
        query={query}
        tools={{ search: 'Search users', exportHref: '/export/named-users', bulk: bulkOf(actor) }}
        data={tableData(list, rowOf)}
        empty={
          <NothingYet title="No users yet" first={{ ...importUsers, label: 'Import users' }}>
            Enter or import the users of this environment, or let Entra ID or Okta provision them by SCIM with
            an API token.
          </NothingYet>
        }
      />
    </>
  );
}
