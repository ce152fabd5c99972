import { existsSync, rmSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { BackupFault, type Kind, type TableLine, type Value } from '#db/backup/format';
import { MIGRATIONS_TABLE } from '#db/backup/schema-versions';
import type { BackupDatabase, Restoration, Snapshot } from '#db/backup/session';
import { openSqlite, sqliteFile } from '#db/connect';
import type { Database } from '#db/types';

/** Rows that are read at a time. */
const BATCH = 200;
/** Of pages, while a backup is restored. */
const CACHE_KB = 256 * 1024;

const toPortable: Partial<Record<Kind, (stored: number) => Value>> = {
  boolean: (stored) => stored !== 0,
  instant: (stored) => new Date(stored).toISOString(),
};

const toStored: Partial<Record<Kind, (value: Value) => Value>> = {
  boolean: Number,
  instant: (value) => Date.parse(String(value)),
};

const names = ({ columns }: TableLine) => columns.map(([name]) => name).join(', ');

export const onSqlite = (): BackupDatabase => ({
  async snapshot(work) {
    const file = sqliteFile();
    if (!existsSync(file)) throw new BackupFault(`There is no database at ${file}.`);
    const database = openSqlite(file);
    try {
      database.pragma('query_only = ON');
      // The first query fixes what all later ones see.
      database.exec('begin');
      return await work(snapshotOf(database));
    } finally {
      database.close();
    }
  },

  async restore(work) {
    const file = sqliteFile();
    const isNew = !existsSync(file);
    const database = openSqlite(file);
    try {
      // A migration that rebuilds a table would otherwise delete its children by cascade; checked at the end instead.
      database.pragma('foreign_keys = OFF');
      // The search index is written all over; with the usual 2 MB most pages would go to the disk and back again.
      database.pragma(`cache_size = ${-CACHE_KB}`);
      database.exec('begin immediate');
      const result = await work(restorationOf(database));
      const orphans = database.pragma('foreign_key_check') as unknown[];
      if (orphans.length > 0)
        throw new BackupFault(`${orphans.length} rows refer to rows that are not there.`);
      database.exec('commit');
      database.close();
      return result;
    } catch (error) {
      // Closing rolls back.
      database.close();
      if (isNew) for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
      throw error;
    }
  },
});

const snapshotOf = (database: Sqlite.Database): Snapshot => ({
  lastMigration: async () => lastMigration(database),
  async *rows(table) {
    const convert = table.columns.map(([, kind]) => toPortable[kind]);
    const all = database.prepare<[], Value[]>(`select ${names(table)} from ${table.table}`).raw();
    let batch: Value[][] = [];
    for (const row of all.iterate()) {
      batch.push(
        row.map((value, index) => (value === null ? null : (convert[index]?.(Number(value)) ?? value))),
      );
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  },
});

const restorationOf = (database: Sqlite.Database): Restoration => ({
  lastMigration: async () => lastMigration(database),
  tables: async () => tables(database),
  count: async (table) =>
    database.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n ?? 0,
  async run(statement) {
    database.exec(statement);
  },
  async insert(table, rows) {
    const convert = table.columns.map(([, kind]) => toStored[kind]);
    const insertion = database.prepare(
      `insert into ${table.table} (${names(table)}) values (${table.columns.map(() => '?').join(', ')})`,
    );
    for (const row of rows)
      insertion.run(row.map((value, index) => (value === null ? null : (convert[index]?.(value) ?? value))));
  },
  writer: drizzle(database) as unknown as Database,
});

const tables = (database: Sqlite.Database) =>
  database.prepare<[], string>(`select name from sqlite_master where type = 'table'`).pluck().all();

function lastMigration(database: Sqlite.Database): number | undefined {
  if (!tables(database).includes(MIGRATIONS_TABLE.sqlite)) return undefined;
  const last = database
    .prepare<[], number | null>(`select max(created_at) from ${MIGRATIONS_TABLE.sqlite}`)
    .pluck()
    .get();
  return last === null || last === undefined ? undefined : Number(last);
}
