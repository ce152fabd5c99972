import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

export type Database = PgDatabase<PgQueryResultHKT>;

/** What may be asked of the database outside a transaction. */
export type Reader = Pick<Database, 'select' | 'selectDistinct' | '$count' | '$with' | 'with'>;
/** What may be done inside a {@link transaction}. */
export type Writer = Reader & Pick<Database, 'insert' | 'update' | 'delete'>;
