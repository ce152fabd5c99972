import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { dialect } from '#db/dialect';
import { storageFault, TransactionFailed } from '#db/faults';
import type { Database, Reader, Writer } from '#db/types';
import { config } from '#lib/config/config';
import { fold } from '#lib/kernel/text';

/** How long a write waits for another program's lock on the SQLite file, in milliseconds. */
const LOCK_PATIENCE = 5000;

/** How long PostgreSQL may be silent, in milliseconds: longer than any statement takes, so that it is not there. */
const SILENCE = 120_000;

export interface Connections {
  reader: Reader;
  /** SQLite: a query with one parameter, prepared; its first row as the database's own values, in their order. */
  prepareRow?(sql: string): (parameter: string) => unknown[] | undefined;
  /** Runs `work` between BEGIN and COMMIT, or ROLLBACK when it throws. */
  exclusively<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  ping(): Promise<void>;
  /** Lets the database learn how its rows are spread, which its plans depend on. PostgreSQL does so by itself. */
  learn(): Promise<void>;
  close(): Promise<void>;
}

export const connect = (): Connections =>
  dialect === 'sqlite' ? connectSqlite(sqliteFile()) : connectPostgres(config().databaseUrl);

/** Path of the SQLite file that `DATABASE_URL` names. */
export const sqliteFile = (): string => config().databaseUrl.replace(/^file:(\/\/)?/, '');

export function openSqlite(file: string): Sqlite.Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new Sqlite(file, { timeout: LOCK_PATIENCE });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // The triggers that keep the search index fold as we do; SQLite's own lower() knows ASCII only.
  database.function('fold', { deterministic: true }, (text) =>
    typeof text === 'string' ? fold(text) : null,
  );
  return database;
}

function connectSqlite(file: string): Connections {
  const writer = openSqlite(file);
  // The driver's own wait for a lock holds up the whole process.
  writer.pragma('busy_timeout = 0');
  const forReading = openSqlite(file);
  forReading.pragma('query_only = ON');
  const tx = drizzleSqlite(writer) as unknown as Database;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    reader: drizzleSqlite(forReading) as unknown as Database,
    prepareRow(sql) {
      const statement = forReading.prepare<[string], unknown[]>(sql).raw();
      return (parameter) => statement.get(parameter);
    },
    exclusively(work) {
      const deadline = performance.now() + LOCK_PATIENCE;
      // better-sqlite3's own `transaction` refuses async work, so one writer takes them in turn.
      const turn = queue.then(async () => {
        await begin(writer, deadline);
        try {
          const result = await work(tx);
          writer.exec('COMMIT');
          return result;
        } catch (error) {
          rollBack(writer);
          throw error;
        }
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
    async ping() {
      forReading.prepare('select 1').get();
    },
    async learn() {
      await queue;
      writer.pragma('optimize = 0x10002');
    },
    async close() {
      await queue;
      forReading.close();
      writer.close();
    },
  };
}

/** Begins a write; waits until `deadline` for the lock of another program. */
async function begin(writer: Sqlite.Database, deadline: number): Promise<void> {
  rollBack(writer);
  for (;;) {
    try {
      writer.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (storageFault(error) !== 'held' || performance.now() > deadline) throw error;
    }
    await sleep(5 + 20 * Math.random());
  }
}

/** Ends what was begun, if it has not ended by itself. Where that fails, too, the next write tries it again first. */
function rollBack(writer: Sqlite.Database): void {
  try {
    if (writer.inTransaction) writer.exec('ROLLBACK');
  } catch {
    // What made the write fail is what is told.
  }
}

export function connectPostgres(connectionString: string, silence = SILENCE): Connections {
  const pool = new pg.Pool({
    connectionString,
    max: 20,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    query_timeout: silence,
  });
  // An idle connection that breaks is replaced at next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks while it is lent; whoever has it sees its query fail.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const lend = () => pool.connect().catch(failTransaction);
  return {
    reader: drizzlePostgres(pool) as unknown as Database,
    async exclusively(work) {
      const client = await lend();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN').catch(failTransaction);
        const result = await work(drizzlePostgres(client) as unknown as Database);
        await client.query('COMMIT').catch(failTransaction);
        return result;
      } catch (error) {
        // What was begun ends with its connection, too.
        if (storageFault(error) === 'unreachable') broken = error as Error;
        else
          await client.query('ROLLBACK').catch((failure: Error) => {
            broken = failure;
          });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async ping() {
      await pool.query('select 1');
    },
    async learn() {},
    async close() {
      await pool.end();
    },
  };
}

function failTransaction(cause: unknown): never {
  throw new TransactionFailed(cause);
}
