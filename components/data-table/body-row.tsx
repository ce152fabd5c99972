'use client';

import Link from 'next/link';
import { classNames } from '#components/class-names';
import { ALIGN } from './head';
import type { Column, Row } from './types';

interface BodyRowProps {
  row: Row;
  columns: Column[];
  primary: string | undefined;
  /** Present where rows can be selected; with Shift, all from the one before, too. */
  selection?: { selected: boolean; onToggle: (shift: boolean) => void };
  /** Where the keyboard's cursor stands. */
  cursor: { here: boolean; onFocus: () => void };
  /** The row's record is open beside the grid. */
  opened: boolean;
  onOpen: () => void;
}

export function BodyRow({ row, columns, primary, selection, cursor, opened, onOpen }: BodyRowProps) {
  const selected = selection?.selected ?? false;
  return (
    // The grid handles the keys for all of its rows.
    <tr
      tabIndex={cursor.here ? 0 : -1}
      aria-selected={selection ? selected : undefined}
      aria-current={opened || undefined}
      onFocus={cursor.onFocus}
      onClick={(event) => {
        if (onControl(event.target) || getSelection()?.toString()) return;
        if (selection && (event.shiftKey || event.ctrlKey || event.metaKey))
          selection.onToggle(event.shiftKey);
        else onOpen();
      }}
      // Shift and a click selects rows, not the text between them.
      onMouseDown={(event) => selection && event.shiftKey && event.preventDefault()}
      className={classNames(
        'h-(--row-height) -outline-offset-2 [&:not(:last-child)>td]:border-b [&>td]:border-separator',
        row.href && 'cursor-pointer hover:bg-(--row-hover)',
        (selected || opened) && 'bg-(--row-selected)!',
      )}
    >
      {selection ? (
        <td className="pl-3 align-middle">
          <input
            type="checkbox"
            checked={selected}
            // The row has the focus; Space selects it.
            tabIndex={-1}
            onChange={(event) => selection.onToggle((event.nativeEvent as MouseEvent).shiftKey)}
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
            column.wrap ? 'w-1/2 min-w-60 wrap-anywhere' : 'max-w-80 truncate',
          )}
        >
          {row.href && column.id === primary ? (
            <Link href={row.href} scroll={false} prefetch={false} tabIndex={-1} className="link">
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
