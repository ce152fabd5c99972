'use client';

import { Dialog } from '#components/dialog';
import { FileField } from '#components/fields';
import { Form } from '#components/form';
import { useAddressDialog } from '#components/use-address-dialog';
import { importTelemetry } from './actions';

interface TelemetryFileDialogProps {
  environmentId: string;
  /** The page without the dialog. */
  closeHref: string;
}

/** Takes in what an environment without a connection reports. */
export function TelemetryFileDialog({ environmentId, closeHref }: TelemetryFileDialogProps) {
  const { open, close } = useAddressDialog(closeHref);
  return (
    <Dialog title="Import telemetry file" open={open} onOpenChange={close} size="sm" sticky>
      <Form
        action={importTelemetry}
        submit={{ label: 'Import', pending: 'Importing…' }}
        cancel={{ onPress: close }}
        onSuccess={close}
        schema={() => import('#lib/contract/chosen-file').then((module) => module.fileForm)}
      >
        <input type="hidden" name="environmentId" value={environmentId} />
        <FileField
          name="file"
          label="Telemetry file"
          accept=".json,application/json"
          required
          description="Its administrator exports it under License Management, Configuration, Offline. It counts as telemetry of the time of its export."
        />
      </Form>
    </Dialog>
  );
}
