/**
 * What a list may be asked for, and how an address says it. Pure: pages, the browser, actions and exports read and
 * write it alike; `lib/lists/page.ts` answers it from the database, `lib/lists/in-memory.ts` from rows at hand.
 */

export type ColumnType = 'text' | 'number' | 'date' | 'instant' | 'choice' | 'flag';

/** How a column of a list can be asked for. */
export interface ListColumn {
  type: ColumnType;
  /** For a `choice`: its values, in their order. */
  choices?: readonly string[];
  /** It may have no value (`null`; for text also `''`); such rows come last in either direction. */
  optional?: boolean;
  /** On unless `false`. */
  sortable?: boolean;
  /** On unless `false`. */
  filterable?: boolean;
}

export type ListColumns = Record<string, ListColumn>;

export const operators = [
  'contains',
  'equals',
  'starts',
  'any',
  'empty',
  'filled',
  'is',
  'below',
  'above',
  'before',
  'after',
  'between',
] as const;
export type Operator = (typeof operators)[number];

const OPERATORS: Record<ColumnType, readonly Operator[]> = {
  text: ['contains', 'equals', 'starts', 'any'],
  number: ['equals', 'below', 'above', 'between'],
  date: ['equals', 'before', 'after', 'between'],
  instant: ['before', 'after', 'between'],
  choice: ['any'],
  flag: ['is'],
};

/** The operators that a column takes, the most used first. */
export const operatorsOf = (column: ListColumn): Operator[] => [
  ...OPERATORS[column.type],
  ...(column.optional ? (['empty', 'filled'] as const) : []),
];

/** How many values an operator takes, at least and at most. */
export const arity = (operator: Operator): [least: number, most: number] => {
  if (operator === 'empty' || operator === 'filled') return [0, 0];
  if (operator === 'between') return [2, 2];
  return operator === 'any' ? [1, 100] : [1, 1];
};

export interface Filter {
  column: string;
  operator: Operator;
  /** As in the address: dates `YYYY-MM-DD`, flags `yes` and `no`, instants as the UTC day `YYYY-MM-DD`. */
  values: string[];
}

export type SortDirection = 'asc' | 'desc';

export interface ListQuery {
  q: string;
  filters: Filter[];
  sort: string;
  dir: SortDirection;
  /** Of these records alone, as when some were chosen. */
  ids?: string[];
  /** From 1; with a cursor it only says which page this is. */
  page: number;
  pageSize: number;
  /** The rows after this cursor, or those before it; at most one of them. */
  after?: string;
  before?: string;
}

export interface ListPage<T> {
  rows: T[];
  /** How many there are in all, or {@link MOST_COUNTED} and `capped`. */
  total: number;
  capped: boolean;
  /** Cursors: of the page before, and of the page after, where there is one. */
  previous?: string;
  next?: string;
}

/** Counting stops here: nobody needs to know more, and it would cost a walk through the table. */
export const MOST_COUNTED = 10_000;
/** What a whole number of a database holds, in either direction: PostgreSQL compares with no larger one. */
export const LARGEST_NUMBER = 2_147_483_647;
export const PAGE_SIZES = [25, 50, 100] as const;
export const LONGEST_SEARCH = 200;
export const MOST_FILTERS = 20;
export const MOST_CHOSEN = 100;
