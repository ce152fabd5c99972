import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { databaseUrl, onServer, TEMPLATE } from './postgres-databases.ts';
import { applyTestSettings, removeFolder } from './settings.ts';

const server = inject('postgresServer');
const database = `test_${randomUUID().replaceAll('-', '')}`;
await onServer(server, `create database ${database} template ${TEMPLATE}`);
const dataDir = applyTestSettings({ DATABASE_URL: databaseUrl(server, database) });

afterAll(async () => {
  // By force: the file's own connections may still be open.
  await onServer(server, `drop database ${database} with (force)`);
  removeFolder(dataDir);
});
