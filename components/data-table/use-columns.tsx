'use client';

import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useStored } from '#components/stored';
import type { Column, Row } from './types';

const features = tableFeatures({ columnVisibilityFeature });

/** The table model: rows, and the columns that this person has not hidden (kept per grid in this browser). */
export function useColumns(id: string, columns: Column[], rows: Row[]) {
  const [stored, store] = useStored(`table.${id}.columns`);
  const columnVisibility = useMemo(() => {
    const hidden = columns.filter((column) => column.defaultHidden).map((column) => [column.id, false]);
    return { ...Object.fromEntries(hidden), ...parseVisibility(stored) } as Record<string, boolean>;
  }, [columns, stored]);
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: Row) => row.cells[column.id],
        enableHiding: column.hideable !== false && !column.primary,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row: Row) => row.key,
    state: { columnVisibility },
    onColumnVisibilityChange: (updater) => {
      const next = typeof updater === 'function' ? updater(columnVisibility) : updater;
      store(JSON.stringify(next));
    },
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const visible = table
    .getVisibleLeafColumns()
    .map((column) => byId.get(column.id))
    .filter((column) => column !== undefined);
  return { table, visible };
}

function parseVisibility(stored: string | null): Record<string, boolean> {
  if (!stored) return {};
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, shown]) => typeof shown === 'boolean'));
  } catch {
    return {};
  }
}
