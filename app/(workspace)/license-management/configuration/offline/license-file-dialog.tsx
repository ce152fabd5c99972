'use client';

import { Dialog } from '#components/dialog';
import { FileField } from '#components/fields';
import { Form } from '#components/form';
import { useAddressDialog } from '#components/use-address-dialog';
import { importLicenses } from './actions';

/** Puts the licenses of a file in force. `closeHref` is the page without the dialog. */
export function LicenseFileDialog({ closeHref }: { closeHref: string }) {
  const { open, close } = useAddressDialog(closeHref);
  return (
    <Dialog title="Import license file" open={open} onOpenChange={close} size="sm" sticky>
      <Form
        action={importLicenses}
        submit={{ label: 'Import', pending: 'Importing…' }}
        cancel={{ onPress: close }}
        onSuccess={close}
        schema={() => import('#lib/contract/chosen-file').then((module) => module.fileForm)}
      >
        <FileField
          name="file"
          label="License file"
          accept=".license"
          required
          description="The publisher issues it for this environment. It is verified first; a file that is not good changes nothing."
        />
      </Form>
    </Dialog>
  );
}
