import type { Metadata } from 'next';
import { cache } from 'react';
import { Chip } from '#components/chip';
import { ErrorState } from '#components/error-state';
import { RecordHeader } from '#components/record-header';
import { audienceLabels } from '#lib/access/views';
import { readRole } from '#lib/accounts/roles/read';
import { counted } from '#lib/records/some-of';
import { requireActor } from '../../../../_server/actor';
import { withoutPermission } from '../../../../_server/permission';
import { loadRecord } from '../../../../_server/publisher';
import { DeleteRecord } from '../../../_records/delete-record';
import { titleOf } from '../../../_records/title';
import { remove } from '../actions';
import { RoleForm } from '../role-form';

interface Props {
  params: Promise<{ id: string }>;
}

const theRole = cache(async (id: string) => loadRecord(readRole(await requireActor(), id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOf(theRole((await params).id), (role) => role.name) };
}

export default async function RolePage({ params }: Props) {
  const loaded = await theRole((await params).id);
  if ('problem' in loaded)
    return <ErrorState title="The role could not be loaded.">{loaded.problem}</ErrorState>;
  const role = loaded.value;
  const actor = await requireActor();
  return (
    <>
      <RecordHeader
        title={role.name}
        chips={
          <>
            <Chip>{audienceLabels[role.audience]}</Chip>
            <Chip>{counted(role.people, 'person', 'people')}</Chip>
          </>
        }
        actions={
          <DeleteRecord
            what="role"
            name={role.name}
            consequence="A role that people have stays. This cannot be undone."
            id={role.id}
            remove={remove}
            closeHref="/people/roles"
            unavailable={withoutPermission(actor, 'roles', 'delete')}
          />
        }
      />
      <RoleForm key={role.revision} role={role} unavailable={withoutPermission(actor, 'roles', 'update')} />
    </>
  );
}
