import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BackupFault, FORMAT, FORMAT_VERSION, type Footer, type Header } from '#db/backup/format';
import { schemaVersions, versionAt } from '#db/backup/schema-versions';
import { backupDatabase, type Snapshot } from '#db/backup/session';
import { keptTables } from '#db/backup/tables';
import { dialect } from '#db/dialect';

export type Rows = Footer['rows'];
/** Told of rows as they come, some at a time. */
export type Progress = (table: string, rows: number) => void;

export interface WrittenBackup {
  rows: Rows;
  /** Of the file. */
  bytes: number;
}

type Facts = Pick<Header, 'application' | 'secretMark' | 'takenAt'>;

/**
 * Writes all that the database holds at one moment to `file`, which must not exist. Whatever else writes goes on
 * doing so. The file has its name only once it is complete and on the disk, and is readable by its owner alone.
 */
export async function writeBackup(
  file: string,
  facts: Facts,
  progress: Progress,
  signal?: AbortSignal,
): Promise<WrittenBackup> {
  if (existsSync(file)) throw new BackupFault(`${file} exists. Choose another name, or delete it first.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.partial`;
  const handle = await create(partial);
  try {
    const rows: Rows = {};
    await backupDatabase().snapshot(async (snapshot) => {
      const lines = backupLines(snapshot, await headerOf(snapshot, facts), rows, progress);
      await pipeline(lines, createGzip(), (packed: AsyncIterable<Buffer>) => handle.writeFile(packed), {
        signal,
      });
    });
    await handle.sync();
    const { size } = await handle.stat();
    await rename(partial, file);
    await syncFolder(dirname(file));
    return { rows, bytes: size };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function create(partial: string): Promise<FileHandle> {
  try {
    return await open(partial, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new BackupFault(
      `${partial} exists: another backup is being written there, or one was broken off. In that case delete it.`,
    );
  }
}

/** The name of a file is on the disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function headerOf(snapshot: Snapshot, facts: Facts): Promise<Header> {
  const versions = schemaVersions();
  const version = versionAt(versions, await snapshot.lastMigration());
  const schema = versions[version - 1]?.tag;
  if (!schema) throw new BackupFault('The database is empty: no instance has started with it yet.');
  if (version < versions.length)
    throw new BackupFault(
      `The database has the schema ${schema} of an earlier version of License Manager. Make the backup with that version; or, to bring the database to this one first, run npm run db:migrate.`,
    );
  return { format: FORMAT, formatVersion: FORMAT_VERSION, schema, dialect, ...facts };
}

async function* backupLines(
  snapshot: Snapshot,
  header: Header,
  rows: Rows,
  progress: Progress,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const lined = (values: unknown[]) => {
    const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
    hash.update(text);
    return text;
  };
  yield lined([header]);
  for (const table of keptTables()) {
    let count = 0;
    yield lined([table]);
    for await (const batch of snapshot.rows(table)) {
      count += batch.length;
      yield lined(batch);
      progress(table.table, batch.length);
    }
    rows[table.table] = count;
  }
  yield `${JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies Footer)}\n`;
}
