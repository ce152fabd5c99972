'use client';

import { useRouter } from 'next/navigation';
import { FieldGrid } from '#components/field-list';
import { Select, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import { userLicenseTypeLabels, userLicenseTypes } from '#lib/contract/vocabulary';
import type { SecurityRole } from '#lib/environment/security-roles/find';
import type { OfferedModule } from '#lib/environment/security-roles/offer';
import { TickList } from '../tick-list';
import { create, update } from './actions';

const schema = () =>
  import('#lib/environment/security-roles/schema').then((module) => module.securityRoleInput);
const typeOptions = userLicenseTypes.map((value) => ({ value, label: userLicenseTypeLabels[value] }));

interface RoleFormProps {
  role?: SecurityRole;
  modules: OfferedModule[];
  /** Why this person cannot change it. */
  unavailable?: string | undefined;
}

/** A security role to change, or a new one. */
export function RoleForm({ role, modules, unavailable }: RoleFormProps) {
  const router = useRouter();
  return (
    <Form
      label={role ? `Security role ${role.name}` : 'New security role'}
      action={role ? update : create}
      schema={schema}
      submit={role ? undefined : { label: 'Add security role', pending: 'Adding…' }}
      cancel={{ href: '/user-licensing/security-roles' }}
      unavailable={unavailable}
      onSuccess={(data: { id?: string; message: string } | undefined) => {
        if (data?.id) router.push(`/user-licensing/security-roles/${data.id}`);
      }}
    >
      <RecordKey record={role} />
      <div className="box p-4">
        <FieldGrid>
          <TextField name="name" label="Name" required defaultValue={role?.name} />
          <Select
            name="userLicenseType"
            label="User license type"
            options={typeOptions}
            defaultValue={role?.userLicenseType ?? 'none'}
            description="What its users need, unless another role of theirs needs a higher one."
          />
        </FieldGrid>
      </div>
      <TickList
        name="modules"
        legend="Modules"
        description={
          modules.length > 0
            ? 'An enabled user with this role uses these modules, and is counted for their licenses.'
            : 'No module is installed yet.'
        }
        options={modules.map(({ id, model, product }) => ({ value: id, label: model, note: product }))}
        ticked={role?.modules.map(({ id }) => id) ?? []}
      />
    </Form>
  );
}
