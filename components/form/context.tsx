'use client';

import { createContext, use } from 'react';
import type { FieldErrors } from '#lib/kernel/errors';

export interface FormState {
  id: string;
  errors: FieldErrors;
  pending: boolean;
  /** The form is only shown. */
  disabled?: boolean;
}

export const FormContext = createContext<FormState>({ id: 'field', errors: {}, pending: false });

/** What a field needs to know of its form: IDs, its errors, and what describes it. */
export function useField(name: string, description?: React.ReactNode) {
  const form = use(FormContext);
  const id = `${form.id}-${name}`;
  const errors = form.errors[name] ?? [];
  const describedBy = [description ? `${id}-description` : '', errors.length > 0 ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return {
    id,
    errors,
    disabled: form.disabled,
    control: {
      id,
      name,
      'aria-invalid': errors.length > 0 || undefined,
      'aria-describedby': describedBy || undefined,
    },
  };
}
