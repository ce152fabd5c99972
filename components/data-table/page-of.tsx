import type { TableQuery } from './types';

type SortValue = string | number | null;

interface PageOptions<T> {
  /** The text of a row in which the search looks. */
  text: (row: T) => string;
  /** What each sortable column sorts by; what has no value comes last. */
  sorts: Record<string, (row: T) => SortValue>;
}

/** One page of a short list that is at hand as a whole, sorted and searched as the address says. */
export function pageOf<T>(all: readonly T[], query: TableQuery, { text, sorts }: PageOptions<T>) {
  const words = fold(query.q).split(/\s+/).filter(Boolean);
  const found = all.filter((row) => {
    const searched = fold(text(row));
    return words.every((word) => searched.includes(word));
  });
  const value = sorts[query.sort];
  if (value) found.sort((a, b) => compare(value(a), value(b), query.dir === 'asc' ? 1 : -1));
  const start = (query.page - 1) * query.pageSize;
  return { rows: found.slice(start, start + query.pageSize), total: found.length };
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

function compare(a: SortValue, b: SortValue, direction: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'string' && typeof b === 'string') return direction * a.localeCompare(b, 'en');
  return direction * (a < b ? -1 : 1);
}
