'use client';

import { Dialog } from '#components/dialog';
import { NumberField } from '#components/fields';
import { Form } from '#components/form';
import { saveFile } from '#components/save-file';
import { useAddressDialog } from '#components/use-address-dialog';
import { issueFile } from './actions';

interface LicenseFileDialogProps {
  environmentId: string;
  /** The page without the dialog. */
  closeHref: string;
}

/** Issues a license file and downloads it. */
export function LicenseFileDialog({ environmentId, closeHref }: LicenseFileDialogProps) {
  const { open, close } = useAddressDialog(closeHref);
  return (
    <Dialog title="Issue license file" open={open} onOpenChange={close} size="sm" sticky>
      <Form
        action={issueFile}
        submit={{ label: 'Issue and download', pending: 'Issuing…' }}
        cancel={{ onPress: close }}
        onSuccess={(issued) => {
          if (issued) saveFile(issued.name, issued.content, 'application/jwt');
          close();
        }}
        schema={() =>
          import('#lib/licensing/license-set/file-schema').then((module) => module.licenseFileInput)
        }
      >
        <input type="hidden" name="environmentId" value={environmentId} />
        <NumberField
          name="days"
          label="Good for"
          unit="days"
          required
          defaultValue={90}
          description="From 1 to 400, such as 30, 90 or 365. Until then the environment needs no other file; what changes meanwhile, it learns from a new one."
        />
      </Form>
    </Dialog>
  );
}
