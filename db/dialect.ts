/**
 * One schema for both databases: the column kit, taken from Drizzle's SQLite or PostgreSQL core by `DATABASE_URL`
 * and typed as PostgreSQL's, so that what only one of them can do does not compile.
 *
 * Portable by rule: dates are compared with `lt`/`gt`, never put into raw SQL; booleans stand bare in raw SQL;
 * `count()` is mapped to a number; `nulls last` is written out; row counts come from `returning()`; long parameter
 * lists are chunked (SQLite ends at 32,766); what is compared without case is folded in TypeScript into a key column.
 */
import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import { config } from '#lib/config/config';

export type Dialect = 'sqlite' | 'postgres';

/** The database that this process uses. drizzle-kit names it by `DIALECT`, since it has no database at hand. */
export const dialect: Dialect = config().databaseUrl.startsWith('postgres') ? 'postgres' : 'sqlite';

const onSqlite = dialect === 'sqlite';

export const table = (onSqlite ? sqlite.sqliteTable : pg.pgTable) as typeof pg.pgTable;
export const text = (onSqlite ? sqlite.text : pg.text) as typeof pg.text;
export const integer = (onSqlite ? sqlite.integer : pg.integer) as typeof pg.integer;

export const boolean = (onSqlite
  ? (name: string) => sqlite.integer(name, { mode: 'boolean' })
  : pg.boolean) as unknown as typeof pg.boolean;

const pgInstant = <N extends string>(name: N) =>
  pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
const sqliteInstant = (name: string) => sqlite.integer(name, { mode: 'timestamp_ms' });

/** An instant, UTC, to the millisecond. */
export const timestamp = (onSqlite ? sqliteInstant : pgInstant) as unknown as typeof pgInstant;

/** A calendar date, `YYYY-MM-DD`; as text it compares and sorts alike everywhere. */
export const date = text;

/** A JSON value; give its type with `.$type<T>()`. */
export const json = (onSqlite
  ? (name: string) => sqlite.text(name, { mode: 'json' })
  : pg.jsonb) as unknown as typeof pg.jsonb;

export const index = (onSqlite ? sqlite.index : pg.index) as typeof pg.index;
export const uniqueIndex = (onSqlite ? sqlite.uniqueIndex : pg.uniqueIndex) as typeof pg.uniqueIndex;
export const unique = (onSqlite ? sqlite.unique : pg.unique) as typeof pg.unique;
export const check = (onSqlite ? sqlite.check : pg.check) as typeof pg.check;
export const primaryKey = (onSqlite ? sqlite.primaryKey : pg.primaryKey) as typeof pg.primaryKey;
export const foreignKey = (onSqlite ? sqlite.foreignKey : pg.foreignKey) as typeof pg.foreignKey;
export type AnyColumn = pg.AnyPgColumn;
export type AnyTable = pg.PgTable;
