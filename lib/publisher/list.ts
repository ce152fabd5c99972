import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AnyColumn } from '#db/dialect';
import { choice, wholeNumber } from '#lib/kernel/fields';
import { fold } from '#lib/kernel/text';

export interface Page<T> {
  rows: T[];
  /** Of all pages. */
  total: number;
}

const LONGEST_SEARCH = 200;

/** What somebody searches for, or put into the address, as a database can take it. Nothing is wrong with any of it. */
export const searchable = (typed: unknown): string =>
  typeof typed === 'string' ? typed.slice(0, LONGEST_SEARCH).toWellFormed().replaceAll('\0', '').trim() : '';

/** What a list may be asked for: a page, an order by one of `sorts` (the first unless said), and words to search. */
export const listInput = <const S extends readonly [string, ...string[]]>(
  sorts: S,
  dir: 'asc' | 'desc' = 'asc',
) =>
  z.object({
    page: wholeNumber(1, 1_000_000).default(1),
    pageSize: wholeNumber(1, 100).default(50),
    sort: choice(sorts).default(sorts[0] as never),
    dir: choice(['asc', 'desc']).default(dir),
    q: z.preprocess(searchable, z.string()),
  });

export const offsetOf = ({ page, pageSize }: { page: number; pageSize: number }) => (page - 1) * pageSize;

/** Whether `key`, a column of folded text, contains what somebody typed. */
export function containsFolded(key: AnyColumn | SQL, typed: string): SQL {
  const pattern = `%${fold(typed).replace(/[\\%_]/g, '\\$&')}%`;
  // SQLite has no escape character unless one is named.
  return sql`${key} like ${pattern} escape '\\'`;
}

/** As {@link containsFolded}, for identifiers that are kept as typed: without case among the letters of ASCII. */
export const contains = (column: AnyColumn, typed: string): SQL =>
  containsFolded(sql`lower(${column})`, typed);

/** `column` in this direction; what has no value comes last either way. */
export const inOrder = (column: AnyColumn, dir: 'asc' | 'desc'): SQL =>
  dir === 'asc' ? sql`${column} asc nulls last` : sql`${column} desc nulls last`;
