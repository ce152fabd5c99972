import { z } from 'zod';
import { invalid } from '#lib/kernel/errors';
import { isCalendarDate } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import {
  arity,
  type Filter,
  LARGEST_NUMBER,
  type ListColumn,
  type ListColumns,
  type ListQuery,
  LONGEST_SEARCH,
  MOST_CHOSEN,
  MOST_FILTERS,
  operators,
  operatorsOf,
  type SortDirection,
} from '#lib/lists/query';

/** What a list is when nothing is asked of it. */
export interface ListShape {
  columns: ListColumns;
  sort: string;
  dir?: SortDirection;
}

/** What somebody typed, as a database can take it. Nothing is wrong with any of it. */
export const searchable = (typed: unknown): string =>
  typeof typed === 'string' ? typed.slice(0, LONGEST_SEARCH).toWellFormed().replaceAll('\0', '').trim() : '';

const cursor = z.string().max(2000).optional();
const schema = z.object({
  q: z.preprocess(searchable, z.string()),
  filters: z
    .array(z.object({ column: z.string(), operator: z.enum(operators), values: z.array(z.string()) }))
    .default([]),
  ids: z.array(z.uuid()).max(MOST_CHOSEN).optional(),
  sort: z.string().optional(),
  dir: z.enum(['asc', 'desc']).optional(),
  page: z.int().min(1).max(1_000_000).default(1),
  pageSize: z.int().min(1).max(100).default(50),
  after: cursor,
  before: cursor,
});

/** `input` as a query of this list. Throws `invalid` for what the list cannot answer. */
export function asListQuery({ columns, sort, dir }: ListShape, input: unknown): ListQuery {
  const asked = parse(schema, input ?? {});
  const by = asked.sort ?? sort;
  if (!Object.hasOwn(columns, by) || columns[by]?.sortable === false)
    throw refusal(`This list cannot be sorted by ${by.slice(0, 50)}.`);
  if (asked.filters.length > MOST_FILTERS) throw refusal(`At most ${MOST_FILTERS} filters.`);
  for (const filter of asked.filters) {
    const problem = filterProblem(columns, filter);
    if (problem) throw refusal(problem);
  }
  const { ids, after, before, ...rest } = asked;
  return {
    ...rest,
    sort: by,
    dir: asked.dir ?? (asked.sort === undefined ? dir : undefined) ?? 'asc',
    ...(ids && { ids }),
    ...(after && { after }),
    ...(before && !after && { before }),
  };
}

/** An AppError `invalid` that says what a list cannot answer. */
export const refusal = (message: string) => invalid({ filter: [message] }, message);

/** What is wrong with a filter, in words; nothing if the list can answer it. */
export function filterProblem(
  columns: ListColumns,
  { column: id, operator, values }: Filter,
): string | undefined {
  const column = Object.hasOwn(columns, id) ? columns[id] : undefined;
  if (!column || column.filterable === false) return 'The address has a filter that this list does not know.';
  if (!operatorsOf(column).includes(operator)) return `The filter on ${id} does not know “${operator}”.`;
  const [least, most] = arity(operator);
  if (values.length < least) return 'A value is missing.';
  if (values.length > most) return `At most ${most === 1 ? 'one value' : `${most} values`}.`;
  const wrong = values.map((value) => valueProblem(column, value)).find(Boolean);
  if (wrong) return wrong;
  const [from = '', to = ''] = values;
  if (operator === 'between' && (column.type === 'number' ? Number(from) > Number(to) : from > to))
    return 'The first value must not be greater than the second.';
  return undefined;
}

function valueProblem({ type, choices }: ListColumn, value: string): string | undefined {
  switch (type) {
    case 'number':
      if (!/^-?\d{1,15}$/.test(value)) return 'Must be a whole number.';
      return Math.abs(Number(value)) <= LARGEST_NUMBER
        ? undefined
        : `At most ${LARGEST_NUMBER.toLocaleString('en')}.`;
    case 'date':
    case 'instant':
      return isCalendarDate(value) ? undefined : 'Not a date of the calendar. Write it as YYYY-MM-DD.';
    case 'choice':
      return choices?.includes(value) ? undefined : `Must be one of: ${choices?.join(', ')}.`;
    case 'flag':
      return value === 'yes' || value === 'no' ? undefined : 'Must be yes or no.';
    default:
      return value === '' || value !== searchable(value)
        ? `Write between 1 and ${LONGEST_SEARCH} characters, without spaces around them.`
        : undefined;
  }
}
