'use client';

import { useEffect, useRef, useState } from 'react';
import { formatFilter } from '#lib/lists/address';
import type { Filter, ListQuery } from '#lib/lists/query';
import { isFilterable } from './columns';
import { FIRST_PAGE } from './pages';
import type { Column } from './types';
import type { AddressChanges } from './use-address';

interface Editing {
  column: Column;
  /** Which of the filters is changed; none for a new one. */
  index: number;
}

/** What the address filters by, and the one filter that is being written. */
export function useFiltering(columns: Column[], query: ListQuery, go: (changes: AddressChanges) => void) {
  const [editing, setEditing] = useState<Editing>();
  /** Beside what the filter is written, and where the focus goes back to. */
  const anchor = useRef<HTMLElement | null>(null);
  /** Holds the button that all filters can be written from; it takes the focus from those that are removed. */
  const menu = useRef<HTMLSpanElement>(null);
  const { filters } = query;
  const open = useRef(false);

  // Not before the popover is gone: it holds the focus.
  useEffect(() => {
    if (open.current && !editing) anchor.current?.focus();
    open.current = editing !== undefined;
  }, [editing]);

  const to = (next: Filter[]): AddressChanges => ({ ...FIRST_PAGE, filter: next.map(formatFilter) });
  const keep = (which: (filter: Filter, index: number) => boolean) => {
    anchor.current = menu.current?.querySelector('button') ?? null;
    if (editing) setEditing(undefined);
    else anchor.current?.focus();
    go(to(filters.filter(which)));
  };
  const close = () => setEditing(undefined);
  return {
    filters,
    columns: columns.filter(isFilterable),
    columnOf: (filter: Filter) => columns.find((column) => column.id === filter.column),
    editing: editing && { ...editing, filter: filters[editing.index] },
    anchor,
    menu,
    /** Opens the filter of `column`, the first unless `index` says which, beside `element`. */
    open: (column: Column, element: HTMLElement | null, index?: number) => {
      anchor.current = element;
      setEditing({
        column,
        index: index ?? filters.findIndex((filter) => filter.column === column.id),
      });
    },
    close,
    apply: (filter: Filter) => {
      if (editing && editing.index >= 0)
        go(to(filters.map((known, index) => (index === editing.index ? filter : known))));
      else go(to([...filters, filter]));
      close();
    },
    remove: (index: number) => keep((_, at) => at !== index),
    removeOf: (column: Column) => keep((filter) => filter.column !== column.id),
    clear: () => keep(() => false),
  };
}

export type Filtering = ReturnType<typeof useFiltering>;
