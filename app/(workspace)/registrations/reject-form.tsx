'use client';

import { useRouter } from 'next/navigation';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { reject } from './actions';

const schema = () => import('#lib/publisher/registrations/schema').then((module) => module.rejectionInput);

export function RejectForm({ id, closeHref }: { id: string; closeHref: string }) {
  const router = useRouter();
  return (
    <Form
      label="Reject"
      action={reject}
      schema={schema}
      submit={{ label: 'Reject', pending: 'Rejecting…', danger: true }}
      onSuccess={() => router.push(closeHref, { scroll: false })}
    >
      <input type="hidden" name="id" value={id} />
      <TextField
        name="reason"
        label="Reason"
        required
        description="Kept here and in the audit log. The environment is only told that it was rejected."
      />
    </Form>
  );
}
