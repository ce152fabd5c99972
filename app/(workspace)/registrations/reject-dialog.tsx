'use client';

import { useRouter } from 'next/navigation';
import { Dialog } from '#components/dialog';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { useAddressDialog } from '#components/use-address-dialog';
import { reject } from './actions';

interface RejectDialogProps {
  id: string;
  tenant: string;
  closeHref: string;
  listHref: string;
}

const schema = () => import('#lib/publisher/registrations/schema').then((module) => module.rejectionInput);

export function RejectDialog({ id, tenant, closeHref, listHref }: RejectDialogProps) {
  const router = useRouter();
  const { open, close } = useAddressDialog(closeHref);
  return (
    <Dialog title={`Reject ${tenant}`} open={open} onOpenChange={close} size="sm" sticky>
      <Form
        action={reject}
        schema={schema}
        submit={{ label: 'Reject', pending: 'Rejecting…', danger: true }}
        cancel={{ onPress: close }}
        onSuccess={() => router.replace(listHref, { scroll: false })}
      >
        <input type="hidden" name="id" value={id} />
        <TextField
          name="reason"
          label="Reason"
          required
          description="Kept here and in the audit log. The environment is only told that it was rejected; it stays under Rejected, and can still be assigned."
        />
      </Form>
    </Dialog>
  );
}
