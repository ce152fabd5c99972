'use client';

import { FieldFrame, type FieldProps } from '#components/fields/frame';
import { useField } from '#components/form/context';

interface FileFieldProps extends FieldProps {
  /** What the browser offers first, as in `.json,application/json`; another file can be chosen all the same. */
  accept?: string;
}

/** One file; posted as it is. */
export function FileField({ name, label, description, wide, ...input }: FileFieldProps) {
  const { id, errors, control } = useField(name, description);
  return (
    <FieldFrame {...{ id, label, description, wide, errors }} required={input.required}>
      <input
        {...input}
        {...control}
        type="file"
        className="input cursor-pointer py-1! file:mr-3 file:cursor-pointer file:rounded-sm file:border file:border-border file:bg-surface-secondary file:px-2 file:text-foreground"
      />
    </FieldFrame>
  );
}
