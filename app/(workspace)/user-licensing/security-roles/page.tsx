import { Plus, Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { type Action, ActionPane } from '#components/action-pane';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { NothingYet } from '#components/nothing-yet';
import { FormattedNumber } from '#components/number';
import { userLicenseTypeLabels } from '#lib/contract/vocabulary';
import type { SecurityRole } from '#lib/environment/security-roles/find';
import { listSecurityRoles, securityRoleList } from '#lib/environment/security-roles/list';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import type { SearchParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import { bulkOf } from './bulk';
import { columns } from './columns';

export const metadata: Metadata = { title: 'Security roles' };

const rowOf = (role: SecurityRole): Row => ({
  key: role.id,
  label: role.name,
  revision: role.revision,
  href: `/user-licensing/security-roles/${role.id}`,
  cells: {
    name: role.name,
    userLicenseType: userLicenseTypeLabels[role.userLicenseType],
    users: <FormattedNumber value={role.users} />,
    modules: role.modules.map(({ model }) => model).join(', ') || '—',
    updatedAt: <UtcTime at={role.updatedAt} />,
  },
});

export default async function SecurityRolesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = readListQuery(securityRoleList.columns, await searchParams, securityRoleList);
  const list = await load(listSecurityRoles(actor, query));
  const newRole: Action = {
    id: 'new',
    label: 'New security role',
    icon: <Plus aria-hidden="true" />,
    href: '/user-licensing/security-roles/new',
    unavailable: withoutPermission(actor, 'users', 'create'),
  };
  return (
    <>
      <ActionPane
        label="Actions for security roles"
        actions={[
          newRole,
          {
            id: 'import',
            label: 'Import',
            icon: <Upload aria-hidden="true" />,
            href: '/import/security-roles',
            unavailable: withoutPermission(actor, 'users', 'update'),
          },
        ]}
      />
      <DataTable
        id="security-roles"
        label="Security roles"
        columns={columns}
        query={query}
        tools={{
          search: 'Search security roles',
          exportHref: '/export/security-roles',
          bulk: bulkOf(actor),
        }}
        data={tableData(list, rowOf)}
        empty={
          <NothingYet title="No security roles yet" first={newRole}>
            A role says which user license type its users need, and which modules they use.
          </NothingYet>
        }
      />
    </>
  );
}
