'use client';

import { useRouter } from 'next/navigation';
import { Dialog } from '#components/dialog';
import { Switch, TextField } from '#components/fields';
import { Lookup } from '#components/fields/lookup';
import type { LookupOption, Options } from '#components/fields/use-options';
import { Form } from '#components/form';
import { useAddressDialog } from '#components/use-address-dialog';
import { assign, findCustomerOptions } from './actions';

export interface AssignDialogProps {
  id: string;
  serialNumber: string;
  /** Offered before anything is typed. */
  customers: Options;
  /** The customer that it seems to belong to. */
  likely: LookupOption | undefined;
  /** The page without the dialog, and without the request, which is gone once it is assigned. */
  closeHref: string;
  listHref: string;
}

const schema = () => import('#lib/publisher/registrations/schema').then((module) => module.assignmentInput);

/** Lists a waiting or rejected environment under a customer. */
export default function AssignDialog({
  id,
  serialNumber,
  customers,
  likely,
  closeHref,
  listHref,
}: AssignDialogProps) {
  const router = useRouter();
  const { open, close } = useAddressDialog(closeHref);
  return (
    <Dialog title="Assign to a customer" open={open} onOpenChange={close} size="sm" sticky>
      <Form
        action={assign}
        schema={schema}
        submit={{ label: 'Assign', pending: 'Assigning…' }}
        cancel={{ onPress: close }}
        onSuccess={() => router.replace(listHref, { scroll: false })}
      >
        <input type="hidden" name="id" value={id} />
        <Lookup
          name="customerId"
          label="Customer"
          required
          find={findCustomerOptions}
          first={customers}
          defaultOption={likely}
          description={
            likely
              ? 'Suggested, because it has an environment with this serial number or tenant.'
              : 'Type a part of the name or of the customer number.'
          }
        />
        <TextField
          name="name"
          label="Environment name"
          required
          description={`How lists show the environment with the serial number ${serialNumber}.`}
        />
        <Switch name="production" label="Production" defaultChecked description="Off: a test environment." />
      </Form>
    </Dialog>
  );
}
