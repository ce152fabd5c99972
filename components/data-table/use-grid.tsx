'use client';

import {
  columnVisibilityFeature,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useColumnPreference } from '#components/preferences';
import type { Column, Row } from './types';

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
const NONE: RowSelectionState = {};

interface GridOptions {
  id: string;
  columns: Column[];
  rows: Row[];
  /** Whether rows can be selected. */
  selectable: boolean;
  /** Which rows are shown: what was selected among others is not selected here. */
  view: string;
}

/** The table's model: the columns that this person has not hidden, and the rows that are selected. */
export function useGrid({ id, columns, rows, selectable, view }: GridOptions) {
  const [columnVisibility, onColumnVisibilityChange] = useVisibility(id, columns);
  const [rowSelection, onRowSelectionChange] = useSelection(view);
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: Row) => row.cells[column.id],
        enableHiding: isHideable(column, columns),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row: Row) => row.key,
    enableRowSelection: selectable,
    state: { columnVisibility, rowSelection },
    onColumnVisibilityChange,
    onRowSelectionChange,
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const visible = table
    .getVisibleLeafColumns()
    .map((column) => byId.get(column.id))
    .filter((column) => column !== undefined);
  return {
    visible,
    toggleColumn: (column: string) => table.getColumn(column)?.toggleVisibility(),
    selected: rows.filter((row) => rowSelection[row.key]),
    toggleAll: (on: boolean) => table.toggleAllRowsSelected(on),
    /** Selects a row, or stops doing so; with Shift, all from the one before, too. */
    toggleRow: (key: string, shiftKey: boolean) => {
      const row = table.getRow(key);
      row.getToggleSelectedHandler()({ target: { checked: !row.getIsSelected() }, shiftKey });
    },
  };
}

export type Grid = ReturnType<typeof useGrid>;

/** The column that names the row stays: without it, nobody knows what the others say. */
export const isHideable = (column: Column, columns: Column[]): boolean =>
  column.hideable !== false && column.id !== primaryOf(columns);

export const primaryOf = (columns: Column[]): string | undefined =>
  (columns.find((column) => column.primary) ?? columns[0])?.id;

const applied = <T,>(updater: Updater<T>, old: T): T =>
  typeof updater === 'function' ? (updater as (old: T) => T)(old) : updater;

/** The table's own objects have no prototype, and such are not sent to the server: a copy is kept. */
function useVisibility(id: string, columns: Column[]) {
  const [kept, keep] = useColumnPreference(id);
  const visibility = useMemo(() => {
    const hidden = columns.filter((column) => column.defaultHidden).map((column) => [column.id, false]);
    return { ...Object.fromEntries(hidden), ...kept } as Record<string, boolean>;
  }, [columns, kept]);
  return [
    visibility,
    (updater: Updater<Record<string, boolean>>) => keep({ ...applied(updater, visibility) }),
  ] as const;
}

function useSelection(view: string) {
  const [selection, setSelection] = useState({ view, rows: NONE });
  const rowsOf = (known: typeof selection) => (known.view === view ? known.rows : NONE);
  return [
    rowsOf(selection),
    (updater: Updater<RowSelectionState>) =>
      setSelection((known) => ({ view, rows: applied(updater, rowsOf(known)) })),
  ] as const;
}
