import type { Metadata } from 'next';
import { cache } from 'react';
import { Chip } from '#components/chip';
import { DataTable } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import { RecordHeader } from '#components/record-header';
import { userLicenseTypeLabels } from '#lib/contract/vocabulary';
import { listNamedUsers, namedUserList } from '#lib/environment/named-users/list';
import { offerModules } from '#lib/environment/security-roles/offer';
import { readSecurityRole } from '#lib/environment/security-roles/read';
import { readListQuery } from '#lib/lists/read';
import { counted } from '#lib/records/some-of';
import { requireActor } from '../../../../_server/actor';
import { load } from '../../../../_server/load';
import { withoutPermission } from '../../../../_server/permission';
import { loadRecord } from '../../../../_server/publisher';
import { DeleteRecord } from '../../../_records/delete-record';
import type { SearchParams } from '../../../_records/search-params';
import { tableData } from '../../../_records/table-data';
import { titleOf } from '../../../_records/title';
import { columns } from '../../users/columns';
import { rowOf } from '../../users/row';
import { remove } from '../actions';
import { RoleForm } from '../role-form';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

const theRole = cache(async (id: string) => loadRecord(readSecurityRole(await requireActor(), id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOf(theRole((await params).id), (role) => role.name) };
}

export default async function SecurityRolePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const query = readListQuery(namedUserList.columns, await searchParams, { ...namedUserList, pageSize: 25 });
  const [loaded, modules] = await Promise.all([theRole(id), load(offerModules(actor))]);
  if ('problem' in loaded)
    return <ErrorState title="The security role could not be loaded.">{loaded.problem}</ErrorState>;
  if ('problem' in modules)
    return <ErrorState title="The modules could not be loaded.">{modules.problem}</ErrorState>;
  const role = loaded.value;
  const users = await load(listNamedUsers(actor, query, { roleId: role.id }));
  const lost =
    role.users === 0
      ? 'No user has it.'
      : `${counted(role.users, 'user')} will no longer have it, nor ${role.modules.length > 0 ? 'use a module or need a license' : 'need a license'} because of it.`;
  return (
    <>
      <RecordHeader
        title={role.name}
        chips={
          <>
            <Chip>User license type {userLicenseTypeLabels[role.userLicenseType]}</Chip>
            <Chip>{counted(role.users, 'user')}</Chip>
          </>
        }
        actions={
          <DeleteRecord
            what="security role"
            name={role.name}
            consequence={`${lost} This cannot be undone.`}
            id={role.id}
            remove={remove}
            closeHref="/user-licensing/security-roles"
            unavailable={withoutPermission(actor, 'users', 'delete')}
          />
        }
      />
      <RoleForm
        key={role.revision}
        role={role}
        modules={modules.value}
        unavailable={withoutPermission(actor, 'users', 'update')}
      />
      <section aria-labelledby="holders" className="mt-4">
        <h3 id="holders" className="mb-2 text-base font-semibold">
          Users who have it
        </h3>
        <DataTable
          id="users-of-role"
          label={`Users with ${role.name}`}
          columns={columns}
          query={query}
          tools={{ search: 'Search users', exportHref: `/export/named-users?role=${role.id}` }}
          data={tableData(users, rowOf)}
          empty={<EmptyState title="No user has this role">Give it to users on their own pages.</EmptyState>}
        />
      </section>
    </>
  );
}
