import { existsSync } from 'node:fs';
import pg from 'pg';
import { openSqlite, sqliteFile } from '#db/connect';
import { dialect } from '#db/dialect';
import { config } from '#lib/config/config';

/** Whether any other process has the database open. Ask before this one opens it. */
export const isDatabaseInUse = async (): Promise<boolean> =>
  dialect === 'sqlite' ? sqliteInUse() : postgresInUse();

function sqliteInUse(): boolean {
  if (!existsSync(sqliteFile())) return false;
  const database = openSqlite(sqliteFile());
  try {
    // The write-ahead log can be left only by the one process that uses it: https://sqlite.org/wal.html
    database.pragma('busy_timeout = 500');
    database.pragma('journal_mode = DELETE');
    database.pragma('journal_mode = WAL');
    return false;
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('SQLITE_BUSY')) return true;
    throw error;
  } finally {
    database.close();
  }
}

async function postgresInUse(): Promise<boolean> {
  const client = new pg.Client({ connectionString: config().databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    return rows.length > 0;
  } finally {
    await client.end();
  }
}
