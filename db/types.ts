import type { SQL, Subquery } from 'drizzle-orm';
import type { PgColumn, PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

export type Database = PgDatabase<PgQueryResultHKT>;

/** What may be asked of the database outside a transaction. */
export type Reader = Pick<Database, 'select' | 'selectDistinct' | '$count' | '$with' | 'with'>;
/** What may be done inside a {@link transaction}. */
export type Writer = Reader & Pick<Database, 'insert' | 'update' | 'delete'>;

/** What a list asks of each row to find its page: its ID, and the value that it is sorted by. */
export interface PickFields extends Record<string, PgColumn | SQL | SQL.Aliased> {
  id: PgColumn;
  value: SQL | SQL.Aliased;
}

/** A query for such rows, to be narrowed, sorted and cut: what every joined `select(fields)…$dynamic()` can do. */
export interface PickQuery extends PromiseLike<{ id: string; value: unknown }[]> {
  where(condition: SQL | undefined): PickQuery;
  orderBy(...order: SQL[]): PickQuery;
  limit(count: number): PickQuery;
  offset(count: number): PickQuery;
  as(alias: string): Subquery;
}
