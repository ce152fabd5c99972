import type { Metadata } from 'next';
import { cache } from 'react';
import { Chip, StatusChip } from '#components/chip';
import { ErrorState } from '#components/error-state';
import { RecordHeader } from '#components/record-header';
import { userLicenseTypeLabels } from '#lib/contract/vocabulary';
import { readNamedUser } from '#lib/environment/named-users/read';
import { offerSecurityRoles } from '#lib/environment/security-roles/offer';
import { requireActor } from '../../../../_server/actor';
import { load } from '../../../../_server/load';
import { withoutPermission } from '../../../../_server/permission';
import { loadRecord } from '../../../../_server/publisher';
import { DeleteRecord } from '../../../_records/delete-record';
import { titleOf } from '../../../_records/title';
import { remove } from '../actions';
import { UserForm } from '../user-form';
import { UsedModules } from './used-modules';

interface Props {
  params: Promise<{ id: string }>;
}

const theUser = cache(async (id: string) => loadRecord(readNamedUser(await requireActor(), id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOf(theUser((await params).id), (user) => user.userName) };
}

export default async function NamedUserPage({ params }: Props) {
  const actor = await requireActor();
  const [loaded, roles] = await Promise.all([theUser((await params).id), load(offerSecurityRoles(actor))]);
  if ('problem' in loaded)
    return <ErrorState title="The user could not be loaded.">{loaded.problem}</ErrorState>;
  if ('problem' in roles)
    return <ErrorState title="The security roles could not be loaded.">{roles.problem}</ErrorState>;
  const user = loaded.value;
  return (
    <>
      <RecordHeader
        title={user.userName}
        chips={
          <>
            <StatusChip tone={user.enabled ? 'success' : 'neutral'}>
              {user.enabled ? 'Enabled' : 'Disabled'}
            </StatusChip>
            <Chip>User license type {userLicenseTypeLabels[user.userLicenseType]}</Chip>
          </>
        }
        actions={
          <DeleteRecord
            what="user"
            name={user.userName}
            consequence="The user is no longer counted. What provisions it may add it again. This cannot be undone; to keep the user but not count it, disable it."
            id={user.id}
            remove={remove}
            closeHref="/user-licensing/users"
            unavailable={withoutPermission(actor, 'users', 'delete')}
          />
        }
      />
      <UserForm
        key={user.revision}
        user={user}
        roles={roles.value}
        unavailable={withoutPermission(actor, 'users', 'update')}
      />
      <UsedModules enabled={user.enabled} modules={user.modules} />
    </>
  );
}
