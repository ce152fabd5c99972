'use client';

import Link from 'next/link';
import { classNames } from '#components/class-names';
import { ALIGN } from './head';
import type { Column, Row } from './types';

interface BodyRowProps {
  row: Row;
  columns: Column[];
  primary: string | undefined;
  /** Present where one row can be selected. */
  selection?: { name: string; selected: boolean; onSelect: () => void };
  /** Where the keyboard's cursor stands; absent where rows do nothing. */
  focus?: { here: boolean; onFocus: () => void };
  /** The row's record is open beside the grid. */
  opened: boolean;
  onOpen: () => void;
}

export function BodyRow({ row, columns, primary, selection, focus, opened, onOpen }: BodyRowProps) {
  const selected = selection?.selected ?? false;
  return (
    // The grid handles the keys for all of its rows.
    <tr
      tabIndex={focus ? (focus.here ? 0 : -1) : undefined}
      aria-selected={selection ? selected : undefined}
      aria-current={opened || undefined}
      onFocus={focus?.onFocus}
      onClick={(event) => {
        if (!onControl(event.target) && !getSelection()?.toString()) onOpen();
      }}
      className={classNames(
        'h-(--row-height) -outline-offset-2 [&:not(:last-child)>td]:border-b [&>td]:border-separator',
        (row.href || selection) && 'cursor-pointer hover:bg-(--row-hover)',
        (selected || opened) && 'bg-(--row-selected)!',
      )}
    >
      {selection ? (
        <td className="pl-3 align-middle">
          <input
            type="radio"
            name={selection.name}
            checked={selected}
            // The row has the focus; Space selects it.
            tabIndex={-1}
            onChange={selection.onSelect}
            aria-label={`Select ${row.label}`}
            className="tick block"
          />
        </td>
      ) : null}
      {columns.map((column) => (
        <td
          key={column.id}
          className={classNames(
            'px-3 py-1 align-middle',
            ALIGN[column.align ?? 'start'],
            column.align === 'end' && 'tabular-nums',
            column.wrap ? 'min-w-60 wrap-anywhere' : 'max-w-80 truncate',
          )}
        >
          {row.href && column.id === primary ? (
            <Link
              href={row.href}
              scroll={false}
              prefetch={false}
              tabIndex={focus ? -1 : undefined}
              className="link"
            >
              {row.cells[column.id]}
            </Link>
          ) : (
            (row.cells[column.id] ?? '—')
          )}
        </td>
      ))}
    </tr>
  );
}

const onControl = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input, select, textarea, label, summary') !== null;
