import { type SQL, sql } from 'drizzle-orm';
import { invalid } from '#lib/kernel/errors';
import type { SourceColumn } from '#lib/lists/define';
import { LARGEST_NUMBER } from '#lib/lists/query';

/** Where a page ends: the value of the sorted column and the ID of its last row. No value is `null`. */
export interface Place {
  value: string | number | null;
  id: string;
}

export const formatCursor = ({ value, id }: Place): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** Throws `invalid` for what is no cursor of this column: addresses are copied, cut and written by hand. */
export function parseCursor(column: SourceColumn, cursor: string): Place {
  try {
    const [value, id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof id === 'string' && clean(id) && rest.length === 0 && fits(column, value)) return { value, id };
  } catch {
    // Not JSON: refused below.
  }
  const message = 'The address of this page of the list is not complete. Go back to the first page.';
  throw invalid({ after: [message] }, message);
}

const clean = (text: string) => text.isWellFormed() && !text.includes('\0');
const LATEST = Date.UTC(9999, 11, 31);
const between = (least: number, value: unknown, most: number) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

function fits({ type, optional }: SourceColumn, value: unknown): value is Place['value'] {
  if (value === null) return optional === true;
  if (type === 'instant') return between(0, value, LATEST);
  if (type === 'number' || type === 'flag') return between(-LARGEST_NUMBER, value, LARGEST_NUMBER);
  return typeof value === 'string' && clean(value);
}

/** The value of a place, as the database compares it. */
export const bound = ({ instant }: SourceColumn, value: string | number): SQL =>
  instant ? sql`${sql.param(new Date(value), instant)}` : sql`${value}`;

/** What the database gave for the sorted column, as a place keeps it. */
export function placeValue({ instant, type, optional }: SourceColumn, value: unknown): Place['value'] {
  if (value === null || value === undefined) return null;
  if (instant) return (instant.mapFromDriverValue(value) as Date).getTime();
  if (type === 'number' || type === 'flag') return Number(value);
  return type === 'text' && optional && value === '' ? null : String(value);
}
