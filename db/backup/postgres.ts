import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { BackupFault, type TableLine, type Value } from '#db/backup/format';
import { MIGRATIONS_TABLE } from '#db/backup/schema-versions';
import type { BackupDatabase, Restoration, Snapshot } from '#db/backup/session';
import { MIGRATION_LOCK } from '#db/migrate';
import type { Database } from '#db/types';
import { config } from '#lib/config/config';

/** Rows that are read at a time. */
const BATCH = 200;
/** Parameters of one statement; PostgreSQL ends at 65,535. */
const MOST_PARAMETERS = 20_000;

export const onPostgres = (): BackupDatabase => ({
  snapshot: (work) =>
    withClient('begin isolation level repeatable read read only', (client) => work(snapshotOf(client))),
  // The same lock as migrations take: an instance that starts meanwhile waits until all is there.
  restore: (work) =>
    withClient(`select pg_advisory_lock(${MIGRATION_LOCK}); begin`, (client) => work(restorationOf(client))),
});

async function withClient<T>(begin: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: config().databaseUrl, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails the query under way; without a listener it would end the process first.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    throw (error as { code?: string }).code === '3D000'
      ? new BackupFault('There is no such database. Create it first.')
      : error;
  } finally {
    // What is not committed ends with the connection.
    await client.end().catch(() => undefined);
  }
}

const snapshotOf = (client: pg.Client): Snapshot => ({
  lastMigration: () => lastMigration(client),
  async *rows({ table, columns }) {
    const expressions = columns.map(([name, kind]) => (kind === 'json' ? `${name}::text` : name));
    await client.query(`declare rows no scroll cursor for select ${expressions.join(', ')} from ${table}`);
    for (;;) {
      const { rows } = await client.query<(Value | Date)[]>({
        text: `fetch ${BATCH} from rows`,
        rowMode: 'array',
      });
      if (rows.length === 0) break;
      yield rows.map((row) => row.map((value) => (value instanceof Date ? value.toISOString() : value)));
    }
    await client.query('close rows');
  },
});

const restorationOf = (client: pg.Client): Restoration => ({
  lastMigration: () => lastMigration(client),
  async tables() {
    const { rows } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = current_schema()`,
    );
    return rows.map(({ name }) => name);
  },
  async count(table) {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`);
    return Number(rows[0]?.n);
  },
  async run(statement) {
    await client.query(statement);
  },
  async insert(table, rows) {
    const atOnce = Math.floor(MOST_PARAMETERS / table.columns.length);
    for (let from = 0; from < rows.length; from += atOnce) {
      const part = rows.slice(from, from + atOnce);
      await client.query(insertion(table, part.length), part.flat());
    }
  },
  writer: drizzle(client) as unknown as Database,
});

function insertion({ table, columns }: TableLine, rows: number): string {
  const width = columns.length;
  const one = (row: number) => `(${columns.map((_, index) => `$${row * width + index + 1}`).join(', ')})`;
  const values = Array.from({ length: rows }, (_, row) => one(row)).join(', ');
  return `insert into ${table} (${columns.map(([name]) => name).join(', ')}) values ${values}`;
}

async function lastMigration(client: pg.Client): Promise<number | undefined> {
  const known = await client.query<{ name: string | null }>(
    `select to_regclass('${MIGRATIONS_TABLE.postgres}')::text as name`,
  );
  if (!known.rows[0]?.name) return undefined;
  const { rows } = await client.query<{ last: string | null }>(
    `select max(created_at) as last from ${MIGRATIONS_TABLE.postgres}`,
  );
  return rows[0]?.last ? Number(rows[0].last) : undefined;
}
