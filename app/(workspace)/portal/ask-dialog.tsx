'use client';

import { useRouter } from 'next/navigation';
import { Dialog } from '#components/dialog';
import { DateField, NumberField, TextArea } from '#components/fields';
import { Form } from '#components/form';
import { useAddressDialog } from '#components/use-address-dialog';
import type { PresentTerms, RequestKind } from '#lib/publisher/requests/schema';
import { ask } from './actions';

interface AskDialogProps {
  kind: RequestKind;
  customerProductId: string;
  productName: string;
  present: PresentTerms;
  closeHref: string;
}

const schemas = () => import('#lib/publisher/requests/schema');

/** Asks the product team for a renewal of one product, or for more users of it. */
export function AskDialog({ kind, customerProductId, productName, present, closeHref }: AskDialogProps) {
  const router = useRouter();
  const { open, close } = useAddressDialog(closeHref);
  const renewal = kind === 'renewal';
  return (
    <Dialog
      title={`${renewal ? 'Ask for renewal' : 'Ask for more users'}: ${productName}`}
      open={open}
      onOpenChange={close}
      size="sm"
      sticky
    >
      <Form
        action={ask}
        schema={async () =>
          renewal ? (await schemas()).renewalInput(present) : (await schemas()).usersInput(present)
        }
        submit={{ label: 'Send request', pending: 'Sending…' }}
        cancel={{ onPress: close }}
        onSuccess={() => router.replace(closeHref, { scroll: false })}
      >
        <input type="hidden" name="customerProductId" value={customerProductId} />
        <input type="hidden" name="kind" value={kind} />
        {renewal ? (
          <DateField
            name="expiresOn"
            label="Wished end date"
            required
            description={`The present end date is ${present.expiresOn}.`}
          />
        ) : (
          <NumberField
            name="userCount"
            label="Users in all"
            required
            description={`Not how many more: how many in all. Now there are ${(present.userCount ?? 0).toLocaleString('en')}.`}
          />
        )}
        <TextArea
          name="message"
          label="Message"
          description="What the product team should know. It may stay empty."
        />
      </Form>
    </Dialog>
  );
}
