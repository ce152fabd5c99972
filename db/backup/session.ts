import type { TableLine, Value } from '#db/backup/format';
import { onPostgres } from '#db/backup/postgres';
import { onSqlite } from '#db/backup/sqlite';
import { dialect } from '#db/dialect';
import type { Writer } from '#db/types';

/** What a backup reads from: the database as it was at one moment, whatever is written meanwhile. */
export interface Snapshot {
  /** When the last migration was made, as Drizzle's migrator writes it down; nothing where there was none. */
  lastMigration(): Promise<number | undefined>;
  /** All rows of a table, some at a time. */
  rows(table: TableLine): AsyncIterable<Value[][]>;
}

/** What a backup is restored through: one transaction, the changes of the schema included. */
export interface Restoration {
  lastMigration(): Promise<number | undefined>;
  /** The names of the tables that there are. */
  tables(): Promise<string[]>;
  count(table: string): Promise<number>;
  run(statement: string): Promise<void>;
  insert(table: TableLine, rows: Value[][]): Promise<void>;
  /** The same transaction, once the schema is the present one. */
  writer: Writer;
}

export interface BackupDatabase {
  /** Fails with a BackupFault where there is no database. */
  snapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  /** Commits what `work` does, or nothing of it. Foreign keys hold at the end. */
  restore<T>(work: (restoration: Restoration) => Promise<T>): Promise<T>;
}

/** The database that the settings name, for backup and restore: by connections of their own. */
export const backupDatabase = (): BackupDatabase => (dialect === 'sqlite' ? onSqlite() : onPostgres());
