'use client';

import { Dialog } from '#components/dialog';
import { DateField } from '#components/fields/date';
import { Form } from '#components/form';
import type { BulkAction, BulkResult } from './types';
import type { BulkState } from './use-bulk';

interface DateDialogProps {
  action: BulkAction;
  date: NonNullable<BulkAction['date']>;
  bulk: BulkState;
}

/** Asks for the date that an action on many rows needs, and runs it. */
export default function DateDialog({ action, date, bulk }: DateDialogProps) {
  // The result is told with the way back, which the form does not know: it gets no message to tell.
  const run = async (_previous: never, form: FormData) => {
    const entered = String(form.get(date.field) ?? '');
    const { data, ...answer } = (await action.run({ records: bulk.records, date: entered })) ?? {};
    return { ...answer, ...(data && { data: { result: data } }) };
  };
  const tell = (data: { result: BulkResult } | undefined) => data && bulk.tell(action, data.result);
  return (
    <Dialog title={`${action.label}: ${bulk.words}`} open onOpenChange={bulk.cancel} size="sm">
      <Form
        label={action.label}
        action={run as never}
        submit={{ label: action.label }}
        cancel={{ onPress: bulk.cancel }}
        onSuccess={tell}
      >
        <DateField name={date.field} label={date.label} description={date.description} required />
      </Form>
    </Dialog>
  );
}
