import { fold } from '#lib/kernel/text';
import { asListQuery, type ListShape, refusal } from '#lib/lists/input';
import type { Filter, ListColumn, ListPage, ListQuery } from '#lib/lists/query';

type Value = string | number | boolean | Date | null;

interface InMemoryColumn<T> extends ListColumn {
  /** What it is filtered by, and sorted unless `order` says otherwise. */
  value: (row: T) => Value;
  order?: (row: T) => Value;
}

/** A short list that is at hand as a whole: its columns, each with the value that a row has there. */
export interface RowsShape<T> extends ListShape {
  columns: Record<string, InMemoryColumn<T>>;
  /** The text in which a search looks. */
  text: (row: T) => string;
}

/** Those of `all` that a query asks for, in its order. Throws `invalid` for what the list cannot answer. */
export const rowsFound = <T>(shape: RowsShape<T>, all: readonly T[], input: unknown): T[] =>
  found(shape, all, asListQuery(shape, input));

function found<T>(shape: RowsShape<T>, all: readonly T[], query: ListQuery): T[] {
  if (query.ids) throw refusal('Rows of this list cannot be chosen.');
  const words = fold(query.q).split(' ').filter(Boolean);
  const rows = all.filter((row) => {
    const text = words.length > 0 ? fold(shape.text(row)) : '';
    return (
      words.every((word) => text.includes(word)) &&
      query.filters.every((filter) => matches(shape.columns[filter.column]?.value(row) ?? null, filter))
    );
  });
  const column = shape.columns[query.sort];
  const order = column?.order ?? column?.value;
  if (order) rows.sort((a, b) => compare(order(a), order(b), query.dir === 'asc' ? 1 : -1));
  return rows;
}

/** One page of `all`, as {@link listPage} gives it from a database. */
export function pageOfRows<T>(shape: RowsShape<T>, all: readonly T[], input: unknown): ListPage<T> {
  const query = asListQuery(shape, input);
  const rows = found(shape, all, query);
  const start = (query.page - 1) * query.pageSize;
  return { rows: rows.slice(start, start + query.pageSize), total: rows.length, capped: false };
}

const dayOf = (value: Value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);

function matches(raw: Value, { operator, values }: Filter): boolean {
  const empty = raw === null || raw === '';
  if (operator === 'empty') return empty;
  if (operator === 'filled') return !empty;
  if (raw === null) return false;
  if (typeof raw === 'boolean') return raw === (values[0] === 'yes');
  const value = dayOf(raw);
  const key = (text: string) => (typeof value === 'number' ? Number(text) : fold(text));
  const own = typeof value === 'string' ? fold(value) : value;
  const [first = '', second = ''] = values.map(key);
  switch (operator) {
    case 'contains':
      return String(own).includes(String(first));
    case 'starts':
      return String(own).startsWith(String(first));
    case 'below':
    case 'before':
      return own !== null && own < first;
    case 'above':
    case 'after':
      return own !== null && own > first;
    case 'between':
      return own !== null && own >= first && own <= second;
    default:
      return values.some((each) => key(each) === own);
  }
}

function compare(a: Value, b: Value, direction: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'string' && typeof b === 'string') return direction * a.localeCompare(b, 'en');
  return direction * (a < b ? -1 : 1);
}
