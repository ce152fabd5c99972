import type { ListColumn, ListColumns } from '#lib/lists/query';
import type { Column } from './types';

/** `columns` with how `list` can be asked for each; for those that it does not know, only what they show. */
export const columnsOf = (list: ListColumns, columns: Column[]): Column[] =>
  columns.map((column) => {
    const known = list[column.id];
    return known ? { ...column, list: plain(known) } : column;
  });

/** A list's own columns hold more, which is no business of the browser. */
const plain = ({ type, choices, optional, sortable, filterable }: ListColumn): ListColumn => ({
  type,
  choices,
  optional,
  sortable,
  filterable,
});

export const isSortable = ({ list }: Column): boolean => list !== undefined && list.sortable !== false;
export const isFilterable = ({ list }: Column): boolean => list !== undefined && list.filterable !== false;
