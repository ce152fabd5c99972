import { type SQL, sql } from 'drizzle-orm';
import type { AnyColumn } from '#db/dialect';
import { folded, type SearchedKind } from '#db/search';
import type { PickFields, PickQuery } from '#db/types';
import type { ListColumn, SortDirection } from '#lib/lists/query';

/** A column of a list that the database answers. */
export interface SourceColumn extends ListColumn {
  /** What it is sorted by. Best a column that has an index together with the ID. */
  order: SQL;
  /** What it is filtered by; for text: folded. */
  filter: SQL;
  /** The column that an instant is kept in: it knows how the database writes one. */
  instant?: AnyColumn;
  /** For text: `false` where the list's documents do not hold it, so that a search of theirs does not find it. */
  documented?: false;
}

interface Options {
  optional?: boolean;
  sortable?: boolean;
  filterable?: boolean;
}

type Source = AnyColumn | SQL;

const column = (type: ListColumn['type'], source: Source, options: Options) => ({
  type,
  order: sql`${source}`,
  filter: sql`${source}`,
  ...options,
});

/** Text. `key` is the column with the folded text, where there is one: it is then sorted and filtered by. */
export const text = (
  source: Source,
  { key, ...options }: Options & { key?: AnyColumn } = {},
): SourceColumn => ({
  ...column('text', key ?? source, options),
  filter: key ? sql`${key}` : folded(source as AnyColumn),
});

export const number = (source: Source, options: Options = {}): SourceColumn =>
  column('number', source, options);
export const date = (source: Source, options: Options = {}): SourceColumn => column('date', source, options);
export const instant = (source: AnyColumn, options: Options = {}): SourceColumn => ({
  ...column('instant', source, options),
  instant: source,
});
export const choice = (source: Source, choices: readonly string[], options: Options = {}): SourceColumn => ({
  ...column('choice', source, options),
  choices,
});
/** Yes or no. As a number, since only PostgreSQL knows truth values as values. */
export const flag = (source: Source, options: Options = {}): SourceColumn =>
  column('flag', sql`case when ${source} then 1 else 0 end`, options);

/** A list that the database answers: where its rows come from, what they can be asked for, and how they are found. */
export interface List {
  /** The records' ID: unique, it settles the order of what is equal. */
  id: AnyColumn;
  from: (fields: PickFields) => PickQuery;
  columns: Record<string, SourceColumn>;
  /** The column by which it is sorted unless asked otherwise. */
  sort: string;
  dir?: SortDirection;
  /**
   * Where a search looks: documents of the search index, or the text of a short list's columns. A `long` list, of
   * millions, cannot be searched for what the index does not know.
   */
  search: { documents: SearchedKind; long?: boolean } | { columns: Source[] };
}

export const defineList = <const C extends Record<string, SourceColumn>>(
  list: List & { columns: C; sort: keyof C },
): List & { columns: C } => list;
