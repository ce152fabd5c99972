import { and, gt, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import {
  containsWord,
  documentContains,
  documentsWith,
  findDocuments,
  folded,
  isIndexed,
  type SearchedKind,
  SHORTEST_INDEXED,
  startsWithWord,
} from '#db/search';
import { DAY } from '#lib/kernel/clock';
import { invalid } from '#lib/kernel/errors';
import { fold } from '#lib/kernel/text';
import type { List, SourceColumn } from '#lib/lists/define';
import type { Filter, ListQuery } from '#lib/lists/query';

/** What one filter demands of a row. The filter fits its column: `asListQuery` has checked it. */
export function filterCondition(column: SourceColumn, { operator, values }: Filter): SQL | undefined {
  const { filter, type } = column;
  if (operator === 'empty' || operator === 'filled') {
    const empty = type === 'text' ? sql`(${filter} is null or ${filter} = '')` : sql`${filter} is null`;
    return operator === 'empty' ? empty : sql`not ${empty}`;
  }
  if (column.instant) return onDays(column.instant, operator, values);
  const [first, second] = values.map((value) => valueIn(column, value));
  switch (operator) {
    case 'contains':
      return containsWord(filter, String(first));
    case 'starts':
      return startsWithWord(filter, String(first));
    case 'below':
    case 'before':
      return lt(filter, first);
    case 'above':
    case 'after':
      return gt(filter, first);
    case 'between':
      return and(gte(filter, first), lte(filter, second));
    default:
      return inArray(
        filter,
        values.map((value) => valueIn(column, value)),
      );
  }
}

function valueIn({ type }: SourceColumn, value: string): string | number {
  if (type === 'number') return Number(value);
  if (type === 'flag') return value === 'yes' ? 1 : 0;
  return type === 'text' ? fold(value) : value;
}

const startOf = (day: string) => new Date(`${day}T00:00:00Z`);
const endOf = (day: string) => new Date(startOf(day).getTime() + DAY);

/** Whole days in UTC: after a day means from the next one on. */
function onDays(column: NonNullable<SourceColumn['instant']>, operator: Filter['operator'], days: string[]) {
  const [first = '', second = first] = days;
  if (operator === 'before') return lt(column, startOf(first));
  if (operator === 'after') return gte(column, endOf(first));
  return and(gte(column, startOf(first)), lt(column, endOf(second)));
}

/** What a query demands of a row. Finding rows and counting them may go different ways to the same end. */
export interface Demands {
  found: SQL | undefined;
  counted: SQL | undefined;
  /** More records match than {@link counted} looks at. */
  uncounted: boolean;
  /** The rows are named by their IDs: what they are sorted by must not lead a database through an index instead. */
  named: boolean;
}

/** More records than this are not named one by one: they are then met often enough on the way through the list. */
const FEW = 5000;
const MOST_LOOKED_AT = 40_000;
const MOST_WORDS = 10;

/**
 * The records whose text contains each of `phrases`, if they are few. One phrase that few records contain is enough
 * to find them by: what many contain costs the index much and tells it little.
 */
async function fewWith(kind: SearchedKind, phrases: string[]): Promise<string[] | undefined> {
  for (const phrase of phrases.toSorted((a, b) => b.length - a.length)) {
    if (!isIndexed(phrase)) continue;
    const found = await findDocuments(kind, [phrase], FEW + 1);
    if (found.length <= FEW) return found;
  }
  const found = await findDocuments(kind, phrases, FEW + 1);
  return found.length <= FEW ? found : undefined;
}

/**
 * What texts and other `conditions` demand. Few records are found by the index, and named; where many match, each
 * record that the list comes by is looked at instead, and a page is soon full.
 */
async function containing(
  { id }: List,
  kind: SearchedKind,
  phrases: string[],
  conditions: SQL | undefined,
): Promise<Demands> {
  const contains = documentContains(kind, id, phrases);
  const few = await fewWith(kind, phrases);
  if (few) {
    const among = few.length > 0 ? inArray(id, few) : sql`1 = 0`;
    // As a truth value, so that no condition leads a database through its index instead of to these rows.
    const found = and(among, sql`(${and(contains, conditions)}) is true`);
    return { found, counted: found, uncounted: false, named: true };
  }
  const some = documentsWith(kind, phrases, MOST_LOOKED_AT);
  return {
    found: and(contains, conditions),
    counted: and(sql`${id} in ${some}`, conditions),
    uncounted: (await reader().$count(sql`${some} looked_at`)) === MOST_LOOKED_AT,
    named: false,
  };
}

/** All that a query demands, together with what the list itself does. Throws `invalid` for a search that is too short. */
export async function demandsOf(
  list: List,
  { q, filters, ids }: Pick<ListQuery, 'q' | 'filters' | 'ids'>,
  where: SQL | undefined,
): Promise<Demands> {
  const words = fold(q).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  const filtered = filters.map((filter) => {
    const column = list.columns[filter.column];
    return column && filterCondition(column, filter);
  });
  const conditions = and(where, ids && inArray(list.id, ids), ...filtered);
  const { search } = list;
  if ('columns' in search) {
    const text = folded(sql.join(search.columns, sql` || ' ' || `));
    const all = and(conditions, ...words.map((word) => containsWord(text, word)));
    return { found: all, counted: all, uncounted: false, named: false };
  }
  const phrases = [...words, ...phrasesOf(list, filters)];
  if (phrases.length === 0) return { found: conditions, counted: conditions, uncounted: false, named: false };
  if (search.long && !phrases.some(isIndexed)) {
    const message = `Search for at least ${SHORTEST_INDEXED} characters in a row: this list is too long for fewer.`;
    throw invalid({ q: [message] }, message);
  }
  return containing(list, search.documents, phrases, conditions);
}

/** What filters on text have in common with a search: the record's text contains it, which the index finds. */
const phrasesOf = ({ columns }: List, filters: Filter[]): string[] =>
  filters
    .filter(({ column, values }) => {
      const filtered = columns[column];
      return filtered?.type === 'text' && filtered.documented !== false && values.length === 1;
    })
    .map(({ values }) => fold(values[0] ?? ''));
