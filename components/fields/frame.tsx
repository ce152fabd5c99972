'use client';

import { CircleAlert } from 'lucide-react';
import { classNames } from '#components/class-names';

export interface FieldProps {
  name: string;
  label: string;
  /** What to enter, and in which form; stands under the control. */
  description?: React.ReactNode;
  /** Marks the field, and says so to screen readers; the schema decides. */
  required?: boolean;
  disabled?: boolean;
  /** Takes both columns of a {@link FieldGrid}. */
  wide?: boolean;
}

interface FrameProps extends Pick<FieldProps, 'label' | 'description' | 'required' | 'wide'> {
  id: string;
  errors: string[];
  children: React.ReactNode;
}

/** Label above, control, then its error and its description. */
export function FieldFrame({ id, label, description, required, wide, errors, children }: FrameProps) {
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', wide && 'field-wide')}>
      <label htmlFor={id} className="label">
        {label}
        {required ? <RequiredMark /> : null}
      </label>
      {children}
      <FieldNotes id={id} errors={errors} description={description} />
    </div>
  );
}

export function RequiredMark() {
  return (
    <span aria-hidden="true" className="ml-0.5 text-danger">
      *
    </span>
  );
}

/** The error and the description under a control, with the IDs that it points at. */
export function FieldNotes({ id, errors, description }: Pick<FrameProps, 'id' | 'errors' | 'description'>) {
  return (
    <>
      {errors.length > 0 ? (
        <p id={`${id}-error`} className="flex items-start gap-1 text-sm text-danger">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          <span>{errors.join(' ')}</span>
        </p>
      ) : null}
      {description ? (
        <p id={`${id}-description`} className="description">
          {description}
        </p>
      ) : null}
    </>
  );
}
