'use client';

import { useEffect, useRef } from 'react';
import { classNames } from '#components/class-names';
import type { ListQuery } from '#lib/lists/query';
import { isSortable } from './columns';
import { HeaderCell } from './header-cell';
import type { Column } from './types';
import type { Grid } from './use-grid';
import type { ListState } from './use-list';
import type { useRoving } from './use-roving';

export const ALIGN = { start: 'text-left', center: 'text-center', end: 'text-right' } as const;

interface HeadProps {
  columns: Column[];
  list?: ListState;
  grid: Grid;
  /** How many rows could be selected; absent where none can. */
  selectable?: number;
  /** Whether a column may be hidden. */
  hideable: (column: Column) => boolean;
  roving: ReturnType<typeof useRoving>;
}

export function Head({ columns, list, grid, selectable, hideable, roving }: HeadProps) {
  return (
    <thead className="sticky top-0 z-10 bg-surface-secondary text-sm text-muted">
      <tr ref={roving.row} onKeyDown={roving.onKeyDown} onFocus={roving.onFocus} className="h-(--row-height)">
        {selectable === undefined ? null : (
          <th scope="col" className="w-9 border-b border-border pl-3">
            <SelectAll selected={grid.selected.length} of={selectable} onChange={grid.toggleAll} />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={ariaSort(column, list?.query)}
            className={classNames(
              'group/head border-b border-border px-3 font-medium whitespace-nowrap',
              ALIGN[column.align ?? 'start'],
            )}
          >
            <HeaderCell
              column={column}
              list={list}
              onHide={hideable(column) ? () => grid.toggleColumn(column.id) : undefined}
            />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ariaSort(column: Column, query?: ListQuery) {
  if (!query || !isSortable(column)) return undefined;
  if (column.id !== query.sort) return 'none';
  return query.dir === 'asc' ? 'ascending' : 'descending';
}

interface SelectAllProps {
  selected: number;
  of: number;
  onChange: (on: boolean) => void;
}

function SelectAll({ selected, of, onChange }: SelectAllProps) {
  const box = useRef<HTMLInputElement>(null);
  const all = of > 0 && selected === of;
  useEffect(() => {
    if (box.current) box.current.indeterminate = selected > 0 && !all;
  }, [selected, all]);
  return (
    <input
      ref={box}
      type="checkbox"
      checked={all}
      disabled={of === 0}
      onChange={() => onChange(!all)}
      aria-label="Select all rows of this page"
      className="tick block"
    />
  );
}
