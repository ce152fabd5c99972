'use client';

import { useRouter } from 'next/navigation';
import { FastTab } from '#components/fast-tab';
import { FieldGrid } from '#components/field-list';
import { Switch, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import type { CustomerEnvironment } from '#lib/publisher/customer-environments/read';
import { create, update } from './actions';

const schema = () =>
  import('#lib/publisher/customer-environments/schema').then((module) => module.customerEnvironmentInput);

interface EnvironmentFormProps {
  customerId: string;
  /** The environment to change; none to add one. */
  environment?: CustomerEnvironment;
  /** Why this person cannot change it. */
  unavailable?: string | undefined;
}

export function EnvironmentForm({ customerId, environment, unavailable }: EnvironmentFormProps) {
  const router = useRouter();
  const listHref = `/customers/${customerId}/environments`;
  return (
    <Form
      label={environment ? `Environment ${environment.name}` : 'Add an environment'}
      action={environment ? update : create}
      schema={schema}
      submit={environment ? undefined : { label: 'Add environment', pending: 'Adding…' }}
      cancel={{ href: listHref }}
      unavailable={unavailable}
      onSuccess={() => router.push(listHref)}
    >
      <input type="hidden" name="customerId" value={customerId} />
      <RecordKey record={environment} />
      <div>
        <FastTab id="customer-environment.general" title="General">
          <FieldGrid>
            <TextField name="name" label="Name" required defaultValue={environment?.name} />
            <TextField
              name="tenant"
              label="Tenant"
              required
              defaultValue={environment?.tenant}
              description="A domain or a tenant ID, as the environment sends it."
            />
            <TextField
              name="serialNumber"
              label="Serial number"
              required
              monospace
              defaultValue={environment?.serialNumber}
              description="The environment ID. It may stand under several tenants; each such pair is listed once."
            />
            <Switch name="production" label="Production" defaultChecked={environment?.production ?? true} />
            <Switch
              name="active"
              label="Active"
              defaultChecked={environment?.active ?? true}
              description="Off: it cannot register, and none of its licenses covers anything."
            />
          </FieldGrid>
        </FastTab>
      </div>
    </Form>
  );
}
