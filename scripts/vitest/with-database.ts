import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Dialect, dialect } from '#db/dialect';
import { databaseUrl, onServer } from './postgres-databases.ts';
import { removeFolder, temporaryFolder } from './settings.ts';

/** How the settings name a database. */
export interface DatabaseSettings extends Record<string, string> {
  DATA_DIR: string;
}

/** An empty database besides the test file's own: where it is (SQLite: a file's path), and how the settings name it. */
export async function withDatabase<T>(
  work: (url: string, settings: DatabaseSettings) => Promise<T>,
  kind: Dialect = dialect,
): Promise<T> {
  const dataDir = temporaryFolder();
  try {
    if (kind === 'sqlite') return await work(join(dataDir, 'license-manager.db'), { DATA_DIR: dataDir });
    const server = inject('postgresServer');
    const name = `another_${randomUUID().replaceAll('-', '')}`;
    await onServer(server, `create database ${name}`);
    const url = databaseUrl(server, name);
    try {
      return await work(url, { DATA_DIR: dataDir, DATABASE_URL: url });
    } finally {
      await onServer(server, `drop database ${name} with (force)`);
    }
  } finally {
    removeFolder(dataDir);
  }
}
