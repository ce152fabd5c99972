import { parseFilter } from '#lib/lists/address';
import {
  type ListColumns,
  type ListQuery,
  LONGEST_SEARCH,
  MOST_FILTERS,
  PAGE_SIZES,
  type SortDirection,
} from '#lib/lists/query';

export type SearchParams = Record<string, string | string[] | undefined>;

export interface ListDefaults {
  sort: string;
  dir?: SortDirection;
  pageSize?: (typeof PAGE_SIZES)[number];
}

const LAST_PAGE = 1_000_000;
const LONGEST_CURSOR = 2000;

const all = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const one = (value: string | string[] | undefined): string => all(value)[0] ?? '';

/**
 * What an address asks of a list, within bounds. Order and place fall back to the list's own where the address makes
 * no sense; filters never do, since a list that ignores one shows more than was asked for: one that has not the form
 * of a filter stays as a filter of no column, which answering the query refuses.
 */
export function readListQuery(columns: ListColumns, params: SearchParams, defaults: ListDefaults): ListQuery {
  const sort = one(params.sort);
  const known = Object.hasOwn(columns, sort) && columns[sort]?.sortable !== false;
  const page = Number(one(params.page));
  const size = Number(one(params.size));
  const cursor = (name: 'after' | 'before') => one(params[name]).slice(0, LONGEST_CURSOR) || undefined;
  const after = cursor('after');
  const before = after ? undefined : cursor('before');
  return {
    q: one(params.q).slice(0, LONGEST_SEARCH),
    filters: all(params.filter)
      .slice(0, MOST_FILTERS + 1)
      .map((text) => parseFilter(text) ?? { column: '', operator: 'equals', values: [text] }),
    sort: known ? sort : defaults.sort,
    dir: known ? (one(params.dir) === 'desc' ? 'desc' : 'asc') : (defaults.dir ?? 'asc'),
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
    pageSize: PAGE_SIZES.find((allowed) => allowed === size) ?? defaults.pageSize ?? 50,
    ...(after && { after }),
    ...(before && { before }),
  };
}
