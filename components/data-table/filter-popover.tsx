'use client';

import { useId, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '#components/button';
import { FieldNotes } from '#components/fields/frame';
import { FocusFirst } from '#components/overlay/focus-first';
import { filterProblem } from '#lib/lists/input';
import { arity, type Filter, type ListColumn, type Operator, operatorsOf } from '#lib/lists/query';
import { FilterValues } from './filter-values';
import { operatorWords } from './filter-words';
import type { Column } from './types';
import type { Filtering } from './use-filtering';

interface FilterPopoverProps {
  filtering: Filtering;
  /** The filter that is being written. */
  editing: NonNullable<Filtering['editing']>;
}

/** Where a filter is written, beside what it was opened from. */
export default function FilterPopover({ filtering, editing }: FilterPopoverProps) {
  const { column } = editing;
  if (!column.list) return null;
  return (
    <Popover
      triggerRef={filtering.anchor}
      isOpen
      onOpenChange={filtering.close}
      placement="bottom start"
      offset={4}
      className="popover w-72 max-w-[calc(100vw-1rem)] overflow-auto rounded-md"
    >
      <Dialog aria-label={`Filter by ${column.header}`} className="outline-none">
        <FocusFirst>
          <FilterForm filtering={filtering} editing={editing} column={column} list={column.list} />
        </FocusFirst>
      </Dialog>
    </Popover>
  );
}

/** As the values are sent: without those left empty, and without spaces around them. */
const entered = (values: string[]): string[] => values.map((value) => value.trim()).filter(Boolean);

function FilterForm({
  filtering,
  editing,
  column,
  list,
}: FilterPopoverProps & { column: Column; list: ListColumn }) {
  const id = useId();
  const operators = operatorsOf(list);
  const known = editing.filter && operators.includes(editing.filter.operator) ? editing.filter : undefined;
  const [operator, setOperator] = useState<Operator>(known?.operator ?? operators[0] ?? 'contains');
  const [values, setValues] = useState(known?.values ?? []);
  const [problem, setProblem] = useState<string>();

  const submit = (event: React.SubmitEvent) => {
    event.preventDefault();
    const filter: Filter = {
      column: column.id,
      operator,
      values: entered(values).slice(0, arity(operator)[1]),
    };
    const wrong = filterProblem({ [column.id]: list }, filter);
    if (wrong) setProblem(wrong);
    else filtering.apply(filter);
  };

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2 p-3">
      <p className="font-semibold">{column.header}</p>
      {operators.length > 1 ? (
        <select
          aria-label="Condition"
          value={operator}
          onChange={(event) => {
            setOperator(event.target.value as Operator);
            setProblem(undefined);
          }}
          className="input text-sm!"
        >
          {operators.map((each) => (
            <option key={each} value={each}>
              {operatorWords(each, list.type)}
            </option>
          ))}
        </select>
      ) : null}
      <FilterValues
        column={column}
        operator={operator}
        values={values}
        onChange={(next) => {
          setValues(next);
          setProblem(undefined);
        }}
        describedBy={problem ? `${id}-error` : undefined}
      />
      <div role="alert">
        <FieldNotes id={id} errors={problem ? [problem] : []} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary">
          Apply
        </Button>
        {editing.filter ? (
          <Button look="ghost" onClick={() => filtering.remove(editing.index)}>
            Remove
          </Button>
        ) : null}
        <Button look="ghost" onClick={filtering.close}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
