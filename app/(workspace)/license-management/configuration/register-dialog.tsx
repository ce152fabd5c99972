'use client';

import { Dialog } from '#components/dialog';
import { TextField } from '#components/fields';
import { Form } from '#components/form';
import { useAddressDialog } from '#components/use-address-dialog';
import { registerWithCode } from './actions';

/** Registers this environment with a one-time code of the publisher. `closeHref` is the page without the dialog. */
export function RegisterDialog({ closeHref }: { closeHref: string }) {
  const { open, close } = useAddressDialog(closeHref);
  return (
    <Dialog title="Register with a code" open={open} onOpenChange={close} size="sm" sticky>
      <Form
        action={registerWithCode}
        submit={{ label: 'Register', pending: 'Registering…' }}
        cancel={{ onPress: close }}
        onSuccess={close}
        schema={() => import('./code-schema').then((module) => module.codeForm)}
      >
        <TextField
          name="registrationCode"
          label="Registration code"
          monospace
          required
          description="The publisher issues it for this environment; it can be used once, within 72 hours."
        />
      </Form>
    </Dialog>
  );
}
