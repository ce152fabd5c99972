'use client';

import { arity, type Operator } from '#lib/lists/query';
import { valueWords } from './filter-words';
import type { Column } from './types';

interface FilterValuesProps {
  column: Column;
  operator: Operator;
  values: string[];
  onChange: (values: string[]) => void;
  /** The ID of what is wrong with the values; they are marked as wrong with it. */
  describedBy?: string;
}

/** Where the values of a filter are entered: by its operator, and by what its column holds. */
export function FilterValues(props: FilterValuesProps) {
  const { column, operator, values, onChange, describedBy } = props;
  const [, most] = arity(operator);
  if (most === 0) return null;
  const wrong = { 'aria-invalid': describedBy ? true : undefined, 'aria-describedby': describedBy };
  if (column.list?.type === 'choice') return <Choices {...props} />;
  if (column.list?.type === 'flag') return <YesOrNo {...props} />;
  if (operator === 'any')
    return (
      <label className="flex flex-col gap-1">
        <span className="text-muted">One value per line</span>
        <textarea
          rows={4}
          value={values.join('\n')}
          onChange={(event) => onChange(event.target.value.split('\n'))}
          className="input"
          {...wrong}
        />
      </label>
    );
  const type = column.list?.type === 'date' || column.list?.type === 'instant' ? 'date' : 'text';
  const names = most === 2 ? ['From', 'To'] : ['Value'];
  return (
    <div className="flex flex-col gap-2">
      {names.map((name, index) => (
        <label key={name} className="flex items-center gap-2">
          <span className={most === 2 ? 'w-10 text-muted' : 'sr-only'}>{name}</span>
          <input
            type={type}
            inputMode={column.list?.type === 'number' ? 'numeric' : undefined}
            value={values[index] ?? ''}
            onChange={(event) => {
              const next = names.map((_, at) => values[at] ?? '');
              next[index] = event.target.value;
              onChange(next);
            }}
            className="input tabular-nums"
            autoComplete="off"
            {...wrong}
          />
        </label>
      ))}
    </div>
  );
}

function Choices({ column, values, onChange, describedBy }: FilterValuesProps) {
  return (
    <fieldset
      aria-label={column.header}
      aria-describedby={describedBy}
      className="flex max-h-56 flex-col gap-1.5 overflow-auto p-0.5"
    >
      {column.list?.choices?.map((choice) => (
        <label key={choice} className="flex items-start gap-2">
          <input
            type="checkbox"
            checked={values.includes(choice)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...values, choice] : values.filter((value) => value !== choice),
              )
            }
            className="tick"
          />
          {valueWords(column, choice)}
        </label>
      ))}
    </fieldset>
  );
}

function YesOrNo({ column, values, onChange, describedBy }: FilterValuesProps) {
  return (
    <fieldset aria-label={column.header} aria-describedby={describedBy} className="flex gap-4 p-0.5">
      {['yes', 'no'].map((value) => (
        <label key={value} className="flex items-center gap-2">
          <input
            type="radio"
            name="value"
            checked={values[0] === value}
            onChange={() => onChange([value])}
            className="tick"
          />
          {valueWords(column, value)}
        </label>
      ))}
    </fieldset>
  );
}
