'use client';

import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '#components/button';
import { FieldFrame, type FieldProps } from '#components/fields/frame';
import { useField } from '#components/form/context';

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`. */
  defaultValue?: string | null;
  min?: string;
  max?: string;
}

/** A calendar date, posted as `YYYY-MM-DD`; one that is not required can be cleared again. */
export function DateField({ name, label, description, wide, defaultValue, ...input }: DateFieldProps) {
  const { id, errors, control } = useField(name, description);
  const element = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(!defaultValue);
  const clear = () => {
    const date = element.current;
    if (!date) return;
    date.value = '';
    date.dispatchEvent(new Event('input', { bubbles: true }));
    date.focus();
  };
  return (
    <FieldFrame {...{ id, label, description, wide, errors }} required={input.required}>
      <span className="flex items-center gap-1">
        <input
          {...input}
          {...control}
          ref={element}
          type="date"
          defaultValue={defaultValue ?? ''}
          // A half-typed date has no value but is not empty either.
          onInput={({ currentTarget }) => setEmpty(!currentTarget.value && !currentTarget.validity.badInput)}
          className="input max-w-44 tabular-nums"
        />
        {empty || input.required || input.disabled ? null : (
          <Button look="ghost" iconOnly aria-label={`Clear ${label}`} onClick={clear}>
            <X aria-hidden="true" />
          </Button>
        )}
      </span>
    </FieldFrame>
  );
}
