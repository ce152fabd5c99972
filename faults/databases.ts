import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { type Postgres, startPostgres } from '../scripts/postgres.ts';
import type { Settings } from '../scripts/server-process.ts';
import type { Faults } from './suite.ts';

export type Dialect = 'sqlite' | 'postgres';
export const TITLES: Record<Dialect, string> = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

type Row = Record<string, unknown>;

/** The database of an instance, looked at past the instance. */
export interface Look {
  /** Runs a statement with its parameters written as `?`; the rows that it gives. */
  rows(sql: string, ...parameters: (string | number | null)[]): Promise<Row[]>;
  /** What the database itself finds wrong with its content. */
  defects(): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts PostgreSQL for a suite. */
export async function startPostgresFor(faults: Faults): Promise<Postgres> {
  const server = await startPostgres();
  faults.atEnd(() => server.stop());
  return server;
}

/** A database of its own on `server`; gives the settings for the instances that use it. */
export async function createDatabase(server: Postgres, name: string): Promise<Settings> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database "${name}"`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { DATABASE_URL: url.href };
}

/** Opens the database that `settings` name. */
export const lookAt = (settings: Settings): Look =>
  settings.DATABASE_URL?.startsWith('postgres')
    ? lookAtPostgres(settings.DATABASE_URL)
    : lookAtSqlite(join(settings.DATA_DIR ?? '', 'license-manager.db'));

/** What SQLite finds in its file. A connection of its own, since one that is kept checks search indexes by what it knew of them. */
function checkSqlite(file: string): string[] {
  const database = new Sqlite(file, { timeout: 30_000 });
  try {
    const found = database.pragma('integrity_check') as { integrity_check: string }[];
    const orphans = database.pragma('foreign_key_check') as Row[];
    return [
      ...found.map((row) => row.integrity_check).filter((said) => said !== 'ok'),
      ...orphans.map((row) => `foreign key: ${JSON.stringify(row)}`),
    ];
  } finally {
    database.close();
  }
}

function lookAtSqlite(file: string): Look {
  const database = new Sqlite(file, { timeout: 30_000 });
  // Only the instance's own connections know how to fold; nothing that is written here is searched for.
  database.function('fold', { deterministic: true }, (text) => text);
  return {
    async rows(sql, ...parameters) {
      const statement = database.prepare<unknown[], Row>(sql);
      if (statement.reader) return statement.all(...parameters);
      statement.run(...parameters);
      return [];
    },
    defects: async () => checkSqlite(file),
    async close() {
      database.close();
    },
  };
}

function lookAtPostgres(connectionString: string): Look {
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on('error', () => undefined);
  return {
    async rows(sql, ...parameters) {
      let number = 0;
      const numbered = sql.replace(/\?/g, () => `$${++number}`);
      return (await pool.query<Row>(numbered, parameters)).rows;
    },
    // PostgreSQL checks its pages as it reads them, and its foreign keys as it writes.
    defects: async () => [],
    close: () => pool.end(),
  };
}
