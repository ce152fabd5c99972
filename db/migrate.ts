import { fileURLToPath } from 'node:url';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { openSqlite, sqliteFile } from '#db/connect';
import { dialect } from '#db/dialect';
import { config } from '#lib/config/config';

const folder = (name: string) => fileURLToPath(new URL(`./migrations/${name}`, import.meta.url));

/** Of PostgreSQL, for who changes the schema: any number that no other program takes for its own advisory lock. */
export const MIGRATION_LOCK = 7_402_118_021;

/** Brings the database to the schema of this version. Harmless to repeat, and from several instances at once. */
export async function migrateDatabase(): Promise<void> {
  await (dialect === 'sqlite' ? onSqlite() : onPostgres());
}

async function onSqlite(): Promise<void> {
  const database = openSqlite(sqliteFile());
  try {
    // Drizzle's own PRAGMA runs inside its transaction, where it does nothing: a table that is rebuilt would
    // then delete its children by cascade.
    database.pragma('foreign_keys = OFF');
    const migrate = () => migrateSqlite(drizzleSqlite(database), { migrationsFolder: folder('sqlite') });
    try {
      migrate();
    } catch {
      // Drizzle looks what is to do before it takes the lock: where another process did it meanwhile, all of it fails
      // and is rolled back. The second look sees that; a migration that cannot be done fails again.
      migrate();
    }
    const orphans = database.pragma('foreign_key_check') as unknown[];
    if (orphans.length > 0)
      throw new Error(`The migration left ${orphans.length} rows without their parent.`);
  } finally {
    database.close();
  }
}

async function onPostgres(): Promise<void> {
  const client = new pg.Client({ connectionString: config().databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migratePostgres(drizzlePostgres(client), { migrationsFolder: folder('postgres') });
  } finally {
    await client.end();
  }
}
