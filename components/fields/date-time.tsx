'use client';

import { FieldFrame, type FieldProps } from '#components/fields/frame';
import { useField } from '#components/form/context';

interface DateTimeFieldProps extends FieldProps {
  /** An instant; it is shown and posted in UTC, to the minute. */
  defaultValue?: Date | string | null;
}

/** A date and time in UTC, posted as `YYYY-MM-DDTHH:MM`. Its label should say that it is UTC. */
export function DateTimeField({
  name,
  label,
  description,
  wide,
  defaultValue,
  ...input
}: DateTimeFieldProps) {
  const { id, errors, control } = useField(name, description);
  return (
    <FieldFrame {...{ id, label, description, wide, errors }} required={input.required}>
      <input
        {...input}
        {...control}
        type="datetime-local"
        defaultValue={defaultValue ? new Date(defaultValue).toISOString().slice(0, 16) : ''}
        className="input max-w-56 tabular-nums"
      />
    </FieldFrame>
  );
}
