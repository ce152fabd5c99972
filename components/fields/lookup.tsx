'use client';

import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { FieldFrame, type FieldProps } from '#components/fields/frame';
import {
  type FindOptions,
  type LookupOption,
  type Options,
  useOptions,
} from '#components/fields/use-options';
import { useField } from '#components/form/context';
import { PUT_BACK } from '#components/form/kept';

interface LookupProps extends FieldProps {
  /** Asks the server for what matches the typed words. */
  find: FindOptions;
  /** What is offered before anything is typed. */
  first: Options;
  defaultOption?: LookupOption;
}

/**
 * A choice among too many for a list: what is typed is looked for on the server; posts the chosen option's value.
 * Import it where it is used, and load that on demand: it brings a good deal of code.
 */
export function Lookup({
  name,
  label,
  description,
  wide,
  find,
  first,
  defaultOption,
  ...input
}: LookupProps) {
  const { id, errors, disabled, control } = useField(name, description);
  const posted = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(defaultOption);
  const [typed, setTyped] = useState(defaultOption?.label ?? '');
  const { options, more, problem, searching } = useOptions(chosen ? '' : typed.trim(), find, first);

  const choose = (option: LookupOption | undefined) => {
    setChosen(option);
    if (!posted.current || posted.current.value === (option?.value ?? '')) return;
    posted.current.value = option?.value ?? '';
    // The form checks a field when it hears of a change.
    posted.current.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const type = (text: string) => {
    setTyped(text);
    if (chosen && text !== chosen.label) choose(undefined);
  };
  const select = (value: LookupOption['value'] | number | null) => {
    // Also when the field is left: words that lead to no choice are not kept.
    const option =
      options.find((one) => one.value === value) ?? (value === chosen?.value ? chosen : undefined);
    choose(option);
    setTyped(option?.label ?? '');
  };
  useEffect(() => {
    const field = posted.current;
    const putBack = (event: Event) => {
      event.preventDefault();
      const option = (event as CustomEvent<LookupOption>).detail;
      setChosen(option);
      setTyped(option.label);
      if (field) field.value = option.value;
    };
    field?.addEventListener(PUT_BACK, putBack);
    return () => field?.removeEventListener(PUT_BACK, putBack);
  }, []);
  return (
    <FieldFrame {...{ id, label, description, wide, errors }} required={input.required}>
      <ComboBox
        id={id}
        aria-label={label}
        aria-describedby={control['aria-describedby']}
        isInvalid={errors.length > 0}
        isRequired={input.required}
        isDisabled={disabled || input.disabled}
        validationBehavior="aria"
        items={options}
        value={chosen?.value ?? null}
        onChange={select}
        inputValue={typed}
        onInputChange={type}
        allowsEmptyCollection
      >
        <Group className="relative flex">
          <Input className="input pe-8" maxLength={200} autoComplete="off" />
          <Button className="absolute inset-y-0 end-0 grid w-8 place-items-center text-muted">
            <ChevronDown aria-hidden="true" className="size-4" />
          </Button>
        </Group>
        <Popover className="dropdown__popover w-(--trigger-width) p-1" offset={4}>
          {/* It stands outside the page's landmarks, and so is one. */}
          <section aria-label={`${label}: choices`}>
            <ListBox<LookupOption>
              aria-label={label}
              className="max-h-64 overflow-y-auto outline-none"
              renderEmptyState={() => (
                <Note>{problem ?? (searching ? 'Searching…' : `Nothing is called “${typed.trim()}”.`)}</Note>
              )}
            >
              {(option) => <Item id={option.value} option={option} />}
            </ListBox>
            {more ? <Note>There are more. Type a part of the name.</Note> : null}
          </section>
        </Popover>
      </ComboBox>
      {/* After the field that one types in: the focus goes to the first. */}
      <input
        ref={posted}
        name={name}
        defaultValue={defaultOption?.value}
        data-label={chosen?.label ?? ''}
        type="text"
        hidden
      />
    </FieldFrame>
  );
}

/** The list tells its items apart by the `id` of what is rendered for each. */
const Item = ({ id, option }: { id: string; option: LookupOption }) => (
  <ListBoxItem
    id={id}
    textValue={option.label}
    className="menu-item justify-between data-[focused=true]:bg-accent-soft data-[focused=true]:text-accent-soft-foreground data-[selected=true]:font-semibold"
  >
    <span className="min-w-0 wrap-anywhere">{option.label}</span>
    {option.note ? <span className="shrink-0 text-xs">{option.note}</span> : null}
  </ListBoxItem>
);

const Note = ({ children }: { children: React.ReactNode }) => (
  <p className="px-2 py-1.5 text-sm text-muted">{children}</p>
);
