import { asc, desc, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { AnyColumn } from '#db/dialect';
import { withoutSchema } from '#lib/environment/provisioning/filter';
import { AppError } from '#lib/kernel/errors';

/** Resources of one answer. */
export const MOST_RESULTS = 200;
const DEFAULT_RESULTS = 100;

const whole = z.coerce.number().int().catch(Number.NaN);

/** What a list of resources is asked for (RFC 7644 §3.4.2). What is no number counts as not given. */
export const resourceQuery = z.object({
  filter: z.string().optional(),
  startIndex: whole.transform((value) => (value >= 1 && value <= 2_000_000_000 ? value : 1)),
  /** A negative number is 0, which asks for the total alone. */
  count: whole.transform((value) =>
    Number.isNaN(value) ? DEFAULT_RESULTS : Math.min(Math.max(value, 0), MOST_RESULTS),
  ),
  sortBy: z.string().optional(),
  sortOrder: z.string().optional(),
});

export interface ResourcePage<T> {
  resources: T[];
  total: number;
  startIndex: number;
}

/** The order that was asked for, by one of `columns`; the ID settles what is equal. Throws `invalid`. */
export function orderOf(
  { sortBy, sortOrder }: Pick<z.output<typeof resourceQuery>, 'sortBy' | 'sortOrder'>,
  columns: Readonly<Record<string, AnyColumn>>,
  id: AnyColumn,
): SQL[] {
  const direction = sortOrder?.toLowerCase() === 'descending' ? desc : asc;
  if (!sortBy) return [direction(id)];
  const path = withoutSchema(sortBy);
  const column = Object.hasOwn(columns, path) ? columns[path] : undefined;
  if (!column)
    throw new AppError('invalid', `Resources cannot be sorted by ${sortBy.slice(0, 100)}.`, {
      code: 'invalidPath',
    });
  return [direction(column), direction(id)];
}
