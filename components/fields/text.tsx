'use client';

import { classNames } from '#components/class-names';
import { FieldFrame, type FieldProps } from '#components/fields/frame';
import { useField } from '#components/form/context';

interface TextFieldProps extends FieldProps {
  defaultValue?: string | null;
  type?: 'text' | 'email' | 'url' | 'password' | 'search';
  autoComplete?: string;
  placeholder?: string;
  /** For codes and addresses. */
  monospace?: boolean;
}

export function TextField({
  name,
  label,
  description,
  wide,
  defaultValue,
  monospace,
  autoComplete = 'off',
  ...input
}: TextFieldProps) {
  const { id, errors, control } = useField(name, description);
  return (
    <FieldFrame {...{ id, label, description, wide, errors }} required={input.required}>
      <input
        {...input}
        {...control}
        autoComplete={autoComplete}
        defaultValue={defaultValue ?? ''}
        className={classNames('input', monospace && 'font-mono')}
      />
    </FieldFrame>
  );
}

interface TextAreaProps extends FieldProps {
  defaultValue?: string | null;
  rows?: number;
}

export function TextArea({
  name,
  label,
  description,
  wide,
  defaultValue,
  rows = 3,
  ...input
}: TextAreaProps) {
  const { id, errors, control } = useField(name, description);
  return (
    <FieldFrame {...{ id, label, description, wide, errors }} required={input.required}>
      <textarea {...input} {...control} rows={rows} defaultValue={defaultValue ?? ''} className="input" />
    </FieldFrame>
  );
}

interface NumberFieldProps extends FieldProps {
  defaultValue?: number | null;
  /** The unit, shown after the number. */
  unit?: string;
}

/** A whole number. A text field in truth: a number field swallows what it cannot read, and turns at the mouse wheel. */
export function NumberField({
  name,
  label,
  description,
  wide,
  defaultValue,
  unit,
  ...input
}: NumberFieldProps) {
  const { id, errors, control } = useField(name, description);
  return (
    <FieldFrame {...{ id, label, description, wide, errors }} required={input.required}>
      <span className="flex items-center gap-2">
        <input
          {...input}
          {...control}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={defaultValue ?? ''}
          className="input max-w-40 text-right tabular-nums"
        />
        {unit ? <span className="text-muted">{unit}</span> : null}
      </span>
    </FieldFrame>
  );
}
