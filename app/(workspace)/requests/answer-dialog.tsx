'use client';

import { useRouter } from 'next/navigation';
import { Dialog } from '#components/dialog';
import { TextArea } from '#components/fields';
import { Form } from '#components/form';
import { useAddressDialog } from '#components/use-address-dialog';
import { decline, grant } from './actions';

interface AnswerDialogProps {
  answer: 'grant' | 'decline';
  title: string;
  /** What happens then. */
  children: React.ReactNode;
  id: string;
  /** Of the customer product, as the person who grants sees it. */
  termsRevision?: number;
  closeHref: string;
}

const schemas = () => import('#lib/publisher/requests/schema');

/** Grants or declines what a customer asked for. */
export function AnswerDialog({ answer, title, children, id, termsRevision, closeHref }: AnswerDialogProps) {
  const router = useRouter();
  const { open, close } = useAddressDialog(closeHref);
  const granting = answer === 'grant';
  return (
    <Dialog title={title} open={open} onOpenChange={close} size="sm" sticky>
      <Form
        action={granting ? grant : decline}
        schema={async () => (granting ? (await schemas()).grantInput : (await schemas()).declineInput)}
        submit={
          granting
            ? { label: 'Grant', pending: 'Granting…' }
            : { label: 'Decline', pending: 'Declining…', danger: true }
        }
        cancel={{ onPress: close }}
        onSuccess={() => router.replace(closeHref, { scroll: false })}
      >
        <p>{children}</p>
        <input type="hidden" name="id" value={id} />
        {granting ? <input type="hidden" name="termsRevision" value={termsRevision} /> : null}
        <TextArea
          name="answer"
          label="Answer"
          required={!granting}
          description={
            granting
              ? 'The customer sees it. It may stay empty.'
              : 'The customer sees it: why, and what to do.'
          }
        />
      </Form>
    </Dialog>
  );
}
