import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { BackupFault } from '#db/backup/format';
import { type Dialect, dialect } from '#db/dialect';

/** One version of the schema: what leads to it from the one before. */
export interface Migration {
  /** Its name, the same for both databases. */
  tag: string;
  statements: string[];
  /** As Drizzle's migrator writes it down. */
  hash: string;
  createdAt: number;
}

interface Journal {
  entries: { tag: string }[];
}

/** Where Drizzle's migrator writes down what it has applied. */
export const MIGRATIONS_TABLE: Record<Dialect, string> = {
  sqlite: '__drizzle_migrations',
  postgres: 'drizzle.__drizzle_migrations',
};

/** All versions of the schema that this application knows, in their order. */
export function schemaVersions(): Migration[] {
  const folder = fileURLToPath(new URL(`../migrations/${dialect}`, import.meta.url));
  const { entries } = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as Journal;
  return readMigrationFiles({ migrationsFolder: folder }).map(({ sql, hash, folderMillis }, index) => ({
    tag: entries[index]?.tag ?? '',
    statements: sql,
    hash,
    createdAt: folderMillis,
  }));
}

/**
 * The version of a database whose last migration was written down as of `createdAt`; 0 where there was none. Throws a
 * BackupFault for one of a later version of the application.
 */
export function versionAt(versions: Migration[], createdAt: number | undefined): number {
  if (createdAt === undefined) return 0;
  const version = versions.filter((each) => each.createdAt <= createdAt).length;
  if (versions[version - 1]?.createdAt !== createdAt)
    throw new BackupFault(
      'The database has the schema of a later version of License Manager. Use that version.',
    );
  return version;
}
