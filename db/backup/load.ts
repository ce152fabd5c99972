import { BackupFault, type Footer, type Header, type TableLine, type Value } from '#db/backup/format';
import { readBackup } from '#db/backup/read';
import { MIGRATIONS_TABLE, type Migration, schemaVersions, versionAt } from '#db/backup/schema-versions';
import { backupDatabase, type Restoration } from '#db/backup/session';
import { everyTable, SEEDED } from '#db/backup/tables';
import type { Progress, Rows } from '#db/backup/write';
import { dialect } from '#db/dialect';
import type { Writer } from '#db/types';

export interface CheckedBackup {
  header: Header;
  rows: Rows;
}

/** Reads the backup `file` to its end. Throws a BackupFault unless it is complete, unaltered and of a known schema. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  let found: Header | undefined;
  let last: Footer | undefined;
  for await (const part of readBackup(file)) {
    if (part.is === 'header') {
      found = part.header;
      versionOf(found);
    }
    if (part.is === 'footer') last = part.footer;
  }
  if (!found || !last) throw new Error('The backup was not read to its end.');
  return { header: found, rows: last.rows };
}

/**
 * Puts what the backup `file` holds into the empty database, brings it to the present schema if it is of an earlier
 * one, and lets `finish` do the rest: all of it in one transaction, or nothing.
 */
export async function loadBackup(
  file: string,
  progress: Progress,
  finish: (tx: Writer) => Promise<void>,
): Promise<void> {
  await backupDatabase().restore(async (restoration) => {
    await refuseData(restoration);
    const versions = schemaVersions();
    for await (const part of readBackup(file)) {
      if (part.is === 'header') await prepare(restoration, versions, versionOf(part.header));
      if (part.is === 'table' && SEEDED.has(part.table.table))
        await restoration.run(`delete from ${part.table.table}`);
      if (part.is === 'rows') {
        await insert(restoration, part.table, part.rows);
        progress(part.table.table, part.rows.length);
      }
      if (part.is === 'footer') await compare(restoration, part.footer.rows);
    }
    const reached = versionAt(versions, await restoration.lastMigration());
    await migrate(restoration, versions.slice(reached));
    await finish(restoration.writer);
  });
}

function versionOf({ schema, application }: Header): number {
  const version = schemaVersions().findIndex(({ tag }) => tag === schema) + 1;
  if (version === 0)
    throw new BackupFault(
      `The backup has the schema ${schema} of License Manager ${application}, which this version does not know. Restore it with that version or a later one.`,
    );
  return version;
}

async function refuseData(restoration: Restoration): Promise<void> {
  const present = new Set(await restoration.tables());
  const held: string[] = [];
  for (const table of everyTable()) {
    if (SEEDED.has(table) || !present.has(table)) continue;
    const rows = await restoration.count(table);
    if (rows > 0) held.push(`${table} (${rows})`);
  }
  if (held.length === 0) return;
  throw new BackupFault(
    `The database is not empty: it has rows in ${held.slice(0, 5).join(', ')}${held.length > 5 ? ' and more' : ''}. A backup is restored into a new one only. ${anewHow[dialect]}`,
  );
}

const anewHow = {
  sqlite: 'Stop the instance and move its database file away, with those that end in -wal and -shm.',
  postgres: 'Create another database and name it in DATABASE_URL.',
};

/** Brings the empty database to the schema that the backup has. */
async function prepare(restoration: Restoration, versions: Migration[], wanted: number): Promise<void> {
  const present = versionAt(versions, await restoration.lastMigration());
  if (present > wanted)
    throw new BackupFault(
      `The backup is of an earlier version, and the empty database has tables of this one. Restore into a database without tables. ${anewHow[dialect]}`,
    );
  if (present === 0) for (const statement of bookkeeping[dialect]) await restoration.run(statement);
  await migrate(restoration, versions.slice(present, wanted));
}

/** As Drizzle's migrator does, whose own transaction does not fit into ours. */
const bookkeeping = {
  sqlite: [
    `create table if not exists ${MIGRATIONS_TABLE.sqlite} (id serial primary key, hash text not null, created_at numeric)`,
  ],
  postgres: [
    'create schema if not exists drizzle',
    `create table if not exists ${MIGRATIONS_TABLE.postgres} (id serial primary key, hash text not null, created_at bigint)`,
  ],
};

async function migrate(restoration: Restoration, migrations: Migration[]): Promise<void> {
  for (const { statements, hash, createdAt } of migrations) {
    for (const statement of statements) await restoration.run(statement);
    await restoration.run(
      `insert into ${MIGRATIONS_TABLE[dialect]} (hash, created_at) values ('${hash}', ${createdAt})`,
    );
  }
}

async function insert(restoration: Restoration, table: TableLine, rows: Value[][]) {
  try {
    await restoration.insert(table, rows);
  } catch (error) {
    // What the drivers say names constraints and columns, and no values.
    const { message } = error as Error;
    throw new BackupFault(`The database does not take a row of ${table.table}: ${message}`, { cause: error });
  }
}

async function compare(restoration: Restoration, rows: Rows): Promise<void> {
  for (const [table, expected] of Object.entries(rows)) {
    const found = await restoration.count(table);
    if (found !== expected)
      throw new BackupFault(`${table} should have ${expected} rows now, and has ${found}.`);
  }
}
