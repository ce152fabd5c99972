import type { SortDirection, TableQuery } from './types';

export const PAGE_SIZES = [25, 50, 100] as const;
const LAST_PAGE = 1_000_000;
const LONGEST_SEARCH = 200;

type SearchParams = Record<string, string | string[] | undefined>;

interface QueryOptions {
  /** The columns by which the list can be sorted; anything else in the address is ignored. */
  sortable: readonly string[];
  sort: string;
  dir?: SortDirection;
  pageSize?: (typeof PAGE_SIZES)[number];
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? '';

/** Reads a grid's state from the address, within its bounds: whatever stands there, the answer is usable. */
export function readTableQuery(params: SearchParams, options: QueryOptions): TableQuery {
  const sort = one(params.sort);
  const known = options.sortable.includes(sort);
  const dir = one(params.dir);
  const page = Number(one(params.page));
  const size = Number(one(params.size));
  return {
    q: one(params.q).slice(0, LONGEST_SEARCH),
    sort: known ? sort : options.sort,
    dir: known ? (dir === 'desc' ? 'desc' : 'asc') : (options.dir ?? 'asc'),
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
    pageSize: PAGE_SIZES.find((allowed) => allowed === size) ?? options.pageSize ?? 50,
    selected: one(params.selected),
  };
}
