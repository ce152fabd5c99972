'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FieldGrid } from '#components/field-list';
import { Select, TextArea, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import { type Audience, audienceLabels, audiences } from '#lib/access/views';
import type { Role } from '#lib/accounts/roles/find';
import { change, create } from './actions';
import { LevelMatrix } from './level-matrix';

const schemas = () => import('#lib/accounts/roles/schema');
const createSchema = () => schemas().then((module) => module.roleInput);
const changeSchema = () => schemas().then((module) => module.roleChange);
const audienceOptions = audiences.map((value) => ({ value, label: audienceLabels[value] }));

/** A role to change, or a new one. */
export function RoleForm({ role, unavailable }: { role?: Role; unavailable?: string | undefined }) {
  const router = useRouter();
  const [audience, setAudience] = useState<Audience>(role?.audience ?? 'own');
  return (
    <Form
      label={role ? `Role ${role.name}` : 'New role'}
      action={role ? change : create}
      schema={role ? changeSchema : createSchema}
      submit={role ? undefined : { label: 'Create role', pending: 'Creating…' }}
      cancel={{ href: '/people/roles' }}
      unavailable={unavailable}
      onSuccess={(data: { id?: string; message: string } | undefined) => {
        if (data?.id) router.push(`/people/roles/${data.id}`);
      }}
    >
      <RecordKey record={role} />
      <div className="box p-4">
        <FieldGrid>
          <TextField name="name" label="Name" required defaultValue={role?.name} />
          <Select
            name="audience"
            label="For"
            options={audienceOptions}
            defaultValue={audience}
            onChange={(value) => setAudience(value === 'customer' ? 'customer' : 'own')}
            description="Customers' people can be granted what concerns their own customer, and no more."
          />
          <TextArea name="description" label="Description" wide defaultValue={role?.description} />
        </FieldGrid>
      </div>
      <LevelMatrix audience={audience} grants={role?.grants ?? {}} />
    </Form>
  );
}
