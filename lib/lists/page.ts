import { and, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { type Demands, demandsOf } from '#lib/lists/conditions';
import { bound, formatCursor, type Place, parseCursor, placeValue } from '#lib/lists/cursor';
import type { List, SourceColumn } from '#lib/lists/define';
import { asListQuery } from '#lib/lists/input';
import { type ListPage, type ListQuery, MOST_COUNTED, type SortDirection } from '#lib/lists/query';

interface Answer<T extends { id: string }> {
  /** What the list itself demands of its rows, such as whose they are. */
  where?: SQL;
  /** The rows with these IDs, in any order. */
  load: (ids: string[]) => Promise<T[]>;
}

/**
 * One page of a list. Pages are found by where the one before ended (keyset), so that a deep one costs what the first
 * does; an address with a page number alone counts rows, and only so far. Throws `invalid` for what the list cannot
 * answer.
 */
export async function listPage<T extends { id: string }>(
  list: List,
  input: unknown,
  { where, load }: Answer<T>,
): Promise<ListPage<T>> {
  const query = asListQuery(list, input);
  const demands = await demandsOf(list, query, where);
  const [walk, total] = await Promise.all([
    walkFrom(sortedAs(list, demands), query, demands.found),
    countUpTo(list, demands.counted),
  ]);
  const { places } = walk;
  const [first, last] = [places[0], places.at(-1)];
  return {
    rows: await inThatOrder(places, load),
    total: Math.min(total, MOST_COUNTED),
    capped: demands.uncounted || total > MOST_COUNTED,
    ...(first && walk.earlier && { previous: formatCursor(first) }),
    ...(last && walk.later && { next: formatCursor(last) }),
  };
}

const CHUNK = 500;

/** Every row that a query asks for, some hundreds at a time: for exports, which hold no more than that in memory. */
export async function* everyRow<T extends { id: string }>(
  list: List,
  input: unknown,
  { where, load }: Answer<T>,
): AsyncGenerator<T[]> {
  const query = asListQuery(list, input);
  const demands = await demandsOf(list, query, where);
  const sorted = sortedAs(list, demands);
  let after: Place | undefined;
  do {
    const places = await rowsFrom(sorted, query.sort, query.dir, demands.found, CHUNK, after);
    if (places.length > 0) yield await inThatOrder(places, load);
    after = places.length === CHUNK ? places.at(-1) : undefined;
  } while (after);
}

/** `list`, sorted by what no index of it is on where its rows are named. */
function sortedAs(list: List, { named }: Demands): List {
  if (!named) return list;
  const columns = Object.entries(list.columns).map(([name, column]) => [
    name,
    { ...column, order: sql`case when 1 = 1 then ${column.order} end` },
  ]);
  return { ...list, columns: Object.fromEntries(columns) };
}

async function inThatOrder<T extends { id: string }>(places: Place[], load: Answer<T>['load']): Promise<T[]> {
  if (places.length === 0) return [];
  const rows = new Map((await load(places.map(({ id }) => id))).map((row) => [row.id, row]));
  return places.map(({ id }) => rows.get(id)).filter((row) => row !== undefined);
}

const columnOf = (list: List, name: string): SourceColumn => {
  const column = list.columns[name];
  if (!column) throw new Error(`The list has no column ${name}.`);
  return column;
};

/** Text is never null but empty; written so that an index on it leads there. */
const hasValue = ({ type, order }: SourceColumn) =>
  type === 'text' ? sql`${order} > ''` : sql`${order} is not null`;
const hasNone = ({ type, order }: SourceColumn) =>
  type === 'text' ? sql`${order} = ''` : sql`${order} is null`;

const opposite = { asc: 'desc', desc: 'asc' } as const;

interface Walk {
  places: Place[];
  earlier: boolean;
  later: boolean;
}

async function walkFrom(list: List, query: ListQuery, wanted: SQL | undefined): Promise<Walk> {
  const { sort, dir, pageSize, page } = query;
  const column = columnOf(list, sort);
  if (query.before) {
    const from = parseCursor(column, query.before);
    const found = await rowsFrom(list, sort, opposite[dir], wanted, pageSize + 1, from, true);
    // Fewer than a page: this is the first one, and it is shown whole.
    if (found.length <= pageSize)
      return walkFrom(list, { ...query, before: undefined, page: 1 } as ListQuery, wanted);
    return { places: found.slice(0, pageSize).reverse(), earlier: true, later: true };
  }
  const after = query.after ? parseCursor(column, query.after) : undefined;
  const skip = after ? 0 : (page - 1) * pageSize;
  const found =
    skip > 0
      ? await rowsByNumber(list, sort, dir, wanted, pageSize + 1, skip)
      : await rowsFrom(list, sort, dir, wanted, pageSize + 1, after);
  return {
    places: found.slice(0, pageSize),
    earlier: after !== undefined || skip > 0,
    later: found.length > pageSize,
  };
}

/**
 * The places of the next `limit` rows after `from` in this direction. What has no value comes last in the list's own
 * direction, hence first when it is walked `backwards`: a walk of its own, since no index of both databases has that
 * order.
 */
async function rowsFrom(
  list: List,
  sort: string,
  dir: SortDirection,
  wanted: SQL | undefined,
  limit: number,
  from?: Place,
  backwards = false,
): Promise<Place[]> {
  const column = columnOf(list, sort);
  const order = column.order;
  const filled = async (count: number, at?: Place) => {
    const beyond =
      at &&
      sql`(${order}, ${list.id}) ${dir === 'asc' ? sql`>` : sql`<`} (${bound(column, at.value as string | number)}, ${at.id})`;
    return places(
      list,
      column,
      and(wanted, column.optional ? hasValue(column) : undefined, beyond),
      dir,
      count,
    );
  };
  if (!column.optional) return filled(limit, from);
  const empty = async (count: number, at?: Place) => {
    const beyond = at && sql`${list.id} ${dir === 'asc' ? sql`>` : sql`<`} ${at.id}`;
    return places(list, column, and(wanted, hasNone(column), beyond), dir, count, true);
  };
  const [first, second] = backwards ? [empty, filled] : [filled, empty];
  const inSecond = from && (from.value === null) !== backwards;
  if (inSecond) return second(limit, from);
  const found = await first(limit, from);
  return found.length < limit ? [...found, ...(await second(limit - found.length))] : found;
}

async function places(
  list: List,
  column: SourceColumn,
  where: SQL | undefined,
  dir: SortDirection,
  limit: number,
  byIdAlone = false,
): Promise<Place[]> {
  const towards = dir === 'asc' ? sql`asc` : sql`desc`;
  const byId = sql`${list.id} ${towards}`;
  const rows = await list
    .from({ id: list.id, value: column.order })
    .where(where)
    .orderBy(...(byIdAlone ? [byId] : [sql`${column.order} ${towards}`, byId]))
    .limit(limit);
  return rows.map(({ id, value }) => ({ id, value: placeValue(column, value) }));
}

/** Beyond this a page is found by its cursor only: counting rows costs what is skipped. */
async function rowsByNumber(
  list: List,
  sort: string,
  dir: SortDirection,
  wanted: SQL | undefined,
  limit: number,
  skip: number,
): Promise<Place[]> {
  if (skip >= MOST_COUNTED) return [];
  const column = columnOf(list, sort);
  const towards = dir === 'asc' ? sql`asc` : sql`desc`;
  const rows = await list
    .from({ id: list.id, value: column.order })
    .where(wanted)
    .orderBy(
      ...(column.optional ? [sql`case when ${hasNone(column)} then 1 else 0 end`] : []),
      sql`${column.order} ${towards}`,
      sql`${list.id} ${towards}`,
    )
    .limit(limit)
    .offset(skip);
  return rows.map(({ id, value }) => ({ id, value: placeValue(column, value) }));
}

async function countUpTo(list: List, wanted: SQL | undefined): Promise<number> {
  const some = list
    .from({ id: list.id, value: sql`1`.as('value') })
    .where(wanted)
    .limit(MOST_COUNTED + 1)
    .as('some');
  return reader().$count(some);
}
