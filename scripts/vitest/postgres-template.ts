import type { TestProject } from 'vitest/node';
import { startPostgres } from '../postgres.ts';
import { migrate } from './migrate.ts';
import { databaseUrl, onServer, TEMPLATE } from './postgres-databases.ts';
import { removeFolder, temporaryFolder } from './settings.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the superuser of the tests' own PostgreSQL server. */
    postgresServer: string;
  }
}

/** Starts a server and migrates one database; each test file starts from a copy of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const dataDir = temporaryFolder();
  try {
    await onServer(server.url, `create database ${TEMPLATE}`);
    migrate({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl(server.url, TEMPLATE) });
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    removeFolder(dataDir);
  }
  project.provide('postgresServer', server.url);
  return server.stop;
}
