'use client';

import { useState } from 'react';
import { FieldNotes } from '#components/fields/frame';
import { useField } from '#components/form/context';
import { fold } from '#lib/kernel/text';

interface TickOption {
  value: string;
  label: string;
  note: string;
}

interface TickListProps {
  name: string;
  legend: string;
  description: string;
  options: TickOption[];
  /** The values that are ticked to begin with. */
  ticked: readonly string[];
}

/** More than this are looked for by name. */
const FEW = 8;

/** Tick boxes of one name, however many there are to choose from. */
export function TickList({ name, legend, description, options, ticked }: TickListProps) {
  const { id, errors, control } = useField(name, true);
  const [typed, setTyped] = useState('');
  const sought = fold(typed);
  const matches = ({ label, note }: TickOption) => fold(`${label} ${note}`).includes(sought);
  return (
    <fieldset className="box flex min-w-0 flex-col gap-2 p-4" aria-describedby={control['aria-describedby']}>
      <legend className="sr-only">{legend}</legend>
      <span className="label" aria-hidden="true">
        {legend}
      </span>
      <FieldNotes id={id} errors={errors} description={description} />
      {options.length > FEW ? (
        <input
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={`Find in ${legend.toLowerCase()}`}
          placeholder="Find"
          className="input w-full max-w-xs"
          // Enter looks for nothing more, and must not send the form.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      ) : null}
      <div className="-m-1 grid max-h-72 gap-x-4 gap-y-1.5 overflow-y-auto p-1 sm:grid-cols-2">
        {options.map((option) => (
          // Out of sight they stay part of the form.
          <label
            key={option.value}
            hidden={!matches(option)}
            className="flex items-start gap-2 [&[hidden]]:hidden"
          >
            <input
              type="checkbox"
              name={name}
              value={option.value}
              defaultChecked={ticked.includes(option.value)}
              aria-invalid={control['aria-invalid']}
              className="tick"
            />
            <span className="min-w-0 wrap-anywhere">
              {option.label}
              <span className="block text-sm text-muted">{option.note}</span>
            </span>
          </label>
        ))}
        {options.some(matches) || options.length === 0 ? null : (
          <p className="text-muted">None is called so.</p>
        )}
      </div>
    </fieldset>
  );
}
