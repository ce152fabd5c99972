'use client';

import { useRouter } from 'next/navigation';
import { Select, Switch, TextField } from '#components/fields';
import { Form } from '#components/form';
import { assign } from './actions';

interface AssignFormProps {
  id: string;
  serialNumber: string;
  customers: { id: string; name: string }[];
  closeHref: string;
}

const schema = () => import('#lib/publisher/registrations/schema').then((module) => module.assignmentInput);

export function AssignForm({ id, serialNumber, customers, closeHref }: AssignFormProps) {
  const router = useRouter();
  return (
    <Form
      label="Assign to a customer"
      action={assign}
      schema={schema}
      submit={{ label: 'Assign', pending: 'Assigning…' }}
      onSuccess={() => router.push(closeHref, { scroll: false })}
    >
      <input type="hidden" name="id" value={id} />
      <Select
        name="customerId"
        label="Customer"
        required
        placeholder="Choose a customer"
        options={customers.map((customer) => ({ value: customer.id, label: customer.name }))}
      />
      <TextField
        name="name"
        label="Environment name"
        required
        defaultValue={serialNumber}
        description="As you want to see it in lists."
      />
      <Switch name="production" label="Production" defaultChecked />
    </Form>
  );
}
