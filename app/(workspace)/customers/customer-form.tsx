'use client';

import { useRouter } from 'next/navigation';
import { FieldGrid } from '#components/field-list';
import { Select, TextArea, TextField } from '#components/fields';
import { Form } from '#components/form';
import { RecordKey } from '#components/form/record-key';
import { regions } from '#lib/contract/vocabulary';
import type { Customer } from '#lib/publisher/customers/read';
import { create, update } from './actions';

const schema = () => import('#lib/publisher/customers/schema').then((module) => module.customerInput);
const regionOptions = regions.map((value) => ({ value, label: value }));

interface CustomerFormProps {
  customer?: Customer;
  /** Why this person cannot change it. */
  unavailable?: string | undefined;
}

/** A customer to change, or a new one. */
export function CustomerForm({ customer, unavailable }: CustomerFormProps) {
  const router = useRouter();
  return (
    <Form
      label={customer ? `Customer ${customer.name}` : 'New customer'}
      action={customer ? update : create}
      schema={schema}
      submit={customer ? undefined : { label: 'Create customer', pending: 'Creating…' }}
      cancel={{ href: '/customers' }}
      unavailable={unavailable}
      onSuccess={(data: { id?: string; message: string } | undefined) => {
        if (data?.id) router.push(`/customers/${data.id}`);
      }}
    >
      <RecordKey record={customer} />
      <div className="box p-4">
        <FieldGrid>
          <TextField
            name="name"
            label="Name"
            required
            defaultValue={customer?.name}
            description="The license holder, as its License View shows it."
          />
          <TextField name="customerNumber" label="Customer number" defaultValue={customer?.customerNumber} />
          <Select
            name="region"
            label="Region"
            options={regionOptions}
            defaultValue={customer?.region ?? 'None'}
          />
          <TextArea name="description" label="Description" wide defaultValue={customer?.description} />
        </FieldGrid>
      </div>
    </Form>
  );
}
