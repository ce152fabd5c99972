import type { ListQuery } from '#lib/lists/query';
import type { TableData } from './types';
import type { AddressChanges } from './use-address';

/** Takes an address to the first page; whatever changes which rows there are, or their order, goes there. */
export const FIRST_PAGE = { page: null, after: null, before: null } as const satisfies AddressChanges;

export interface Pages {
  /** From 1: what this page is, and what the last one is. */
  page: number;
  last: number;
  /** How an address changes on the way to these pages; absent where there is none. */
  first?: AddressChanges;
  previous?: AddressChanges;
  next?: AddressChanges;
}

type Place = Pick<ListQuery, 'page' | 'pageSize'>;
type Shown = Pick<Extract<TableData, { total: number }>, 'total' | 'previous' | 'next'>;

/** The way to the pages around this one: by the list's cursors where it gives them, else by number. */
export function pagesAround({ page: asked, pageSize }: Place, { total, previous, next }: Shown): Pages {
  const cursors = previous !== undefined || next !== undefined;
  // A list that starts over, because too few rows lie before a cursor, is on its first page whatever the address says.
  const page = cursors && previous === undefined ? 1 : asked;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const to = (number: number, cursor: AddressChanges = {}): AddressChanges =>
    number <= 1 ? FIRST_PAGE : { ...FIRST_PAGE, page: String(number), ...cursor };
  const hasNext = cursors ? next !== undefined : page < last;
  return {
    page,
    last,
    ...(page > 1 && { first: FIRST_PAGE, previous: to(page - 1, previous ? { before: previous } : {}) }),
    ...(hasNext && { next: to(page + 1, next ? { after: next } : {}) }),
  };
}
