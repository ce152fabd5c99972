'use client';

import { useRouter } from 'next/navigation';
import { FieldGrid } from '#components/field-list';
import { Checkbox, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import { userLicenseTypeLabels } from '#lib/contract/vocabulary';
import type { NamedUser } from '#lib/environment/named-users/find';
import type { OfferedSecurityRole } from '#lib/environment/security-roles/offer';
import { TickList } from '../tick-list';
import { create, update } from './actions';

const schema = () => import('#lib/environment/named-users/schema').then((module) => module.namedUserInput);

interface UserFormProps {
  user?: NamedUser;
  roles: OfferedSecurityRole[];
  /** Why this person cannot change it. */
  unavailable?: string | undefined;
}

/** A named user to change, or a new one. */
export function UserForm({ user, roles, unavailable }: UserFormProps) {
  const router = useRouter();
  return (
    <Form
      label={user ? `User ${user.userName}` : 'New user'}
      action={user ? update : create}
      schema={schema}
      submit={user ? undefined : { label: 'Add user', pending: 'Adding…' }}
      cancel={{ href: '/user-licensing/users' }}
      unavailable={unavailable}
      onSuccess={(data: { id?: string; message: string } | undefined) => {
        if (data?.id) router.push(`/user-licensing/users/${data.id}`);
      }}
    >
      <RecordKey record={user} />
      <div className="box p-4">
        <FieldGrid>
          <TextField
            name="userName"
            label="User name"
            required
            defaultValue={user?.userName}
            description="As the business system knows the user."
          />
          <TextField name="displayName" label="Display name" defaultValue={user?.displayName} />
          <TextField name="email" label="E-mail" type="email" defaultValue={user?.email} />
          <Checkbox
            name="enabled"
            label="Enabled"
            defaultChecked={user?.enabled ?? true}
            description="Only enabled users are counted."
          />
        </FieldGrid>
      </div>
      <TickList
        name="roles"
        legend="Security roles"
        description={
          roles.length > 0
            ? 'The highest user license type among them is the license that the user needs.'
            : 'There are no security roles yet.'
        }
        options={roles.map(({ id, name, userLicenseType }) => ({
          value: id,
          label: name,
          note: userLicenseTypeLabels[userLicenseType],
        }))}
        ticked={user?.roles.map(({ id }) => id) ?? []}
      />
    </Form>
  );
}
