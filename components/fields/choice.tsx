'use client';

import { FieldFrame, FieldNotes, type FieldProps, RequiredMark } from '#components/fields/frame';
import { useField } from '#components/form/context';

export interface Option {
  value: string;
  label: string;
}

interface SelectProps extends FieldProps {
  options: readonly Option[];
  defaultValue?: string | null;
  /** The words of the empty choice; without them there is none. */
  placeholder?: string;
  onChange?: (value: string) => void;
}

export function Select({
  name,
  label,
  description,
  wide,
  options,
  defaultValue,
  placeholder,
  onChange,
  ...input
}: SelectProps) {
  const { id, errors, control } = useField(name, description);
  return (
    <FieldFrame {...{ id, label, description, wide, errors }} required={input.required}>
      <select
        {...input}
        {...control}
        defaultValue={defaultValue ?? ''}
        onChange={(event) => onChange?.(event.target.value)}
        className="input"
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

interface TickProps extends FieldProps {
  defaultChecked?: boolean;
  /** What is posted when ticked. */
  value?: string;
  onChange?: (checked: boolean) => void;
}

/** A tick box; posts `on` when ticked, nothing when not. */
export function Checkbox({ name, label, description, wide, onChange, ...input }: TickProps) {
  const { id, errors, control } = useField(name, description);
  return (
    <div className={wide ? 'field-wide' : undefined}>
      <div className="flex items-start gap-2">
        <input
          {...input}
          {...control}
          type="checkbox"
          onChange={(event) => onChange?.(event.target.checked)}
          className="tick"
        />
        <div className="flex flex-col gap-1">
          <label htmlFor={id}>
            {label}
            {input.required ? <RequiredMark /> : null}
          </label>
          <FieldNotes {...{ id, errors, description }} />
        </div>
      </div>
    </div>
  );
}

/** Something that is on or off, with the word beside it; posts `on` when on, nothing when off. */
export function Switch({ name, label, description, wide, onChange, ...input }: TickProps) {
  const { id, errors, control } = useField(name, description);
  return (
    <FieldFrame {...{ id, label, description, wide, errors }} required={input.required}>
      <span className="flex min-h-8 items-center gap-2">
        <input
          {...input}
          {...control}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native box tells its state by itself.
          role="switch"
          onChange={(event) => onChange?.(event.target.checked)}
          className="switch-control"
        />
        <span aria-hidden="true" className="switch-state text-muted" />
      </span>
    </FieldFrame>
  );
}
