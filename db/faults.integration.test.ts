import Sqlite from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader, transaction } from '#db/client';
import { connectPostgres, sqliteFile } from '#db/connect';
import { dialect } from '#db/dialect';
import { storageFault } from '#db/faults';
import { databaseWrites } from '#db/health';
import { settings } from '#db/schema/instance';
import { config } from '#lib/config/config';
import { newId } from '#lib/kernel/id';
import { faultAsError } from '#lib/storage/fault';

afterAll(closeDatabase);

const put = (name: string) => transaction((tx) => tx.insert(settings).values({ name, value: true }));
const present = async (name: string) =>
  (await reader().select().from(settings).where(eq(settings.name, name))).length === 1;

if (dialect === 'sqlite')
  describe('a SQLite file that another program holds', () => {
    const other = new Sqlite(sqliteFile());
    afterAll(() => void other.close());

    test('is waited for without holding up reads, and then written', async () => {
      other.exec('BEGIN EXCLUSIVE');
      const name = newId();
      const waiting = put(name);
      let reads = 0;
      for (const deadline = performance.now() + 300; performance.now() < deadline; reads += 1) {
        await present(name);
        await new Promise((settle) => setTimeout(settle, 5));
      }
      other.exec('COMMIT');
      await waiting;
      expect(reads).toBeGreaterThan(5);
      expect(await present(name)).toBe(true);
    });

    test('for too long fails what waits, all of it in the time of one, and what comes later succeeds', async () => {
      other.exec('BEGIN EXCLUSIVE');
      const began = performance.now();
      const names = [newId(), newId(), newId()];
      const outcomes = await Promise.allSettled(names.map(put));
      expect(performance.now() - began).toBeLessThan(10_000);
      for (const outcome of outcomes) {
        const reason = (outcome as PromiseRejectedResult).reason;
        expect(storageFault(reason)).toBe('held');
        expect(faultAsError(reason)).toMatchObject({ kind: 'unavailable', retryAfter: 5 });
      }
      expect(await databaseWrites()).toBe(false);
      other.exec('COMMIT');
      await expect.poll(() => databaseWrites()).toBe(true);
      await put(newId());
      expect(await Promise.all(names.map(present))).toEqual([false, false, false]);
    });
  });

if (dialect === 'postgres')
  describe('a PostgreSQL server', () => {
    /** Ends all other connections to this database, as a restart of the server does. */
    async function cutConnections(): Promise<void> {
      const client = new pg.Client({ connectionString: config().databaseUrl });
      await client.connect();
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await client.end();
    }

    test('that cuts its connections fails the transaction under way, of which nothing is kept, and nothing that comes later', async () => {
      const name = newId();
      const failure = await transaction(async (tx) => {
        await tx.insert(settings).values({ name, value: true });
        await cutConnections();
        await tx.insert(settings).values({ name: newId(), value: true });
      }).catch((error: unknown) => error);
      expect(storageFault(failure)).toBe('unreachable');
      expect(faultAsError(failure)).toMatchObject({ kind: 'unavailable' });
      await put(newId());
      expect(await present(name)).toBe(false);
      expect(await databaseWrites()).toBe(true);
    });

    test('that says nothing any more is not waited for without end', async () => {
      const { exclusively, reader, ping, close } = connectPostgres(config().databaseUrl, 300);
      const sleep = sql`select pg_sleep(3)`;
      const name = newId();
      const written = exclusively(async (tx) => {
        await tx.insert(settings).values({ name, value: true });
        await (tx as unknown as NodePgDatabase).execute(sleep);
      });
      const read = (reader as unknown as NodePgDatabase).execute(sleep);
      for (const outcome of await Promise.allSettled([written, read]))
        expect(storageFault((outcome as PromiseRejectedResult).reason)).toBe('unreachable');
      expect(await present(name)).toBe(false);
      await ping();
      await close();
    });
  });

test('what fails elsewhere is no fault of the database', () => {
  expect(storageFault(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBeUndefined();
  const violation = Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT_UNIQUE', query: 'insert' });
  expect(storageFault(violation)).toBeUndefined();
  expect(faultAsError(violation)).toBe(violation);
});
