import { and, gt, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import {
  containsWord,
  documentContains,
  findDocuments,
  folded,
  SHORTEST_INDEXED,
  startsWithWord,
} from '#db/search';
import { DAY } from '#lib/kernel/clock';
import { fold } from '#lib/kernel/text';
import type { List, SourceColumn } from '#lib/lists/define';
import type { Filter } from '#lib/lists/query';

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

/** More records than this are not looked up one by one: they are then met often enough on the way. */
const FEW = 2000;
const MOST_WORDS = 10;

/**
 * What a search for `q` demands of a row. Few records that match are found by the index, and named; where many do,
 * or words are too short for it, each record that the list comes by is looked at instead, and a page is soon full.
 */
export async function searchCondition({ id, search }: List, q: string): Promise<SQL | undefined> {
  const words = fold(q).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  if ('columns' in search) {
    const text = folded(sql.join(search.columns, sql` || ' ' || `));
    return and(...words.map((word) => containsWord(text, word)));
  }
  const kind = search.documents;
  const indexed = words.filter((word) => [...word].length >= SHORTEST_INDEXED);
  const others = words.filter((word) => !indexed.includes(word));
  const found = indexed.length > 0 ? await findDocuments(kind, indexed, FEW + 1) : undefined;
  if (found && found.length <= FEW)
    return and(
      found.length > 0 ? inArray(id, found) : sql`1 = 0`,
      ...others.map((word) => documentContains(kind, id, word)),
    );
  return and(...words.map((word) => documentContains(kind, id, word)));
}

/** All that a query demands, together with what the list itself does. */
export async function conditions(
  list: List,
  { q, filters }: { q: string; filters: Filter[] },
  where: SQL | undefined,
): Promise<SQL | undefined> {
  const filtered = filters.map((filter) => {
    const column = list.columns[filter.column];
    return column && filterCondition(column, filter);
  });
  return and(where, ...filtered, await searchCondition(list, q));
}
