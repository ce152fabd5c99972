import type { Placeholder } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { connections, reader } from '#db/client';
import type { Reader } from '#db/types';

interface Query<Row> {
  toSQL(): { sql: string; params: unknown[] };
  prepare(name: string): { execute(values: { key: string }): Promise<Row[]> };
}

/**
 * A query for one row by one text, which stands in it as `sql.placeholder('key')`, prepared once for a hot path.
 * On SQLite its row is read without Drizzle's mapping, which costs there several times what the query does.
 */
export function prepareLookUp<F extends Record<string, PgColumn>, Row>(
  name: string,
  fields: F,
  build: (reader: Reader, fields: F) => Query<Row>,
): (key: string) => Promise<Row | undefined> {
  const query = build(reader(), fields);
  const { prepareRow } = connections();
  if (!prepareRow) {
    const prepared = query.prepare(name);
    return async (key) => (await prepared.execute({ key }))[0];
  }
  const { sql, params } = query.toSQL();
  if (params.length !== 1 || (params[0] as Placeholder).name !== 'key')
    throw new Error(`The look-up ${name} must have the placeholder 'key' as its only parameter.`);
  const row = prepareRow(sql);
  const columns = Object.entries(fields);
  return async (key) => {
    const values = row(key);
    if (!values) return undefined;
    const found: Record<string, unknown> = {};
    for (let at = 0; at < columns.length; at += 1) {
      const [field, column] = columns[at] as [string, PgColumn];
      const value = values[at];
      found[field] = value === null ? null : column.mapFromDriverValue(value);
    }
    return found as Row;
  };
}
