import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Kind } from '#db/backup/format';
import { schemaVersions } from '#db/backup/schema-versions';
import { backupLines, type Content, contentOf, writeLines } from '#db/backup/testing';
import { dialect } from '#db/dialect';
import { earlierVersion, versions } from '#db/fixtures/earlier-version';
import { ENVIRONMENT_VIEWER, OWN_ORGANIZATION } from '#db/schema/instance';
import { backUp } from '#lib/instance/backup/back-up';
import { newId } from '#lib/kernel/id';
import { migrate } from '../../../scripts/vitest/migrate.ts';
import { runScript } from '../../../scripts/vitest/run-script.ts';
import { removeFolder, temporaryFolder } from '../../../scripts/vitest/settings.ts';
import { type DatabaseSettings, withDatabase } from '../../../scripts/vitest/with-database.ts';

vi.setConfig({ testTimeout: 600_000 });

const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

const AT = '2026-01-02T03:04:05.678Z';
const START = '0000_start';
const present = schemaVersions().at(-1)?.tag ?? '';

type Columns = [name: string, kind: Kind][];
const edited: Columns = [
  ['created_at', 'instant'],
  ['updated_at', 'instant'],
];
const text = (...names: string[]): Columns => names.map((name) => [name, 'text']);

/** Of the first version of the schema, in which people had one of two roles. */
const people = (...names: string[]): Content => ({
  users: {
    columns: [...text('id', 'email', 'email_key', 'name', 'role', 'password_hash'), ...edited],
    rows: names.map((name) => [
      newId(),
      `${name}@Example.com`,
      `${name}@example.com`,
      name,
      'user',
      'hash',
      AT,
      AT,
    ]),
  },
});

const entries = (count: number): Content => ({
  audit_entries: {
    columns: [...text('id', 'side', 'operation', 'actor', 'details'), ['at', 'instant']],
    rows: Array.from({ length: count }, (_, index) => [
      newId(),
      'publisher',
      'Customer Created',
      'ann@example.com',
      `Entry ${index}`,
      AT,
    ]),
  },
});

let files = 0;
function file(content: Content, values = {}): string {
  const path = join(folder, `${++files}.jsonl.gz`);
  writeLines(path, backupLines(content, { schema: START, ...values }));
  return path;
}

const restore = (path: string, settings: DatabaseSettings, ...options: string[]) =>
  runScript('scripts/restore.ts', [path, ...options], settings);

/** What is in the table of a database of the present schema; nothing where there is no such table. */
async function rowsOf(url: string, table: string) {
  const database = await earlierVersion(url, versions);
  try {
    return await database.rows(`select * from ${table}`);
  } finally {
    await database.close();
  }
}

describe('a backup of an earlier version', () => {
  test('is brought to the present one, as its database would have been', async () => {
    await withDatabase(async (url, settings) => {
      const { code, said } = await restore(file({ ...people('ann', 'ben'), ...entries(3) }), settings);
      expect(said).toContain('5 rows in 2 tables');
      expect(code).toBe(0);
      expect(await rowsOf(url, 'users')).toMatchObject([
        { email: 'ann@Example.com', persona: 'user', organization_id: OWN_ORGANIZATION },
        { email: 'ben@Example.com', persona: 'user', organization_id: OWN_ORGANIZATION },
      ]);
      expect(await rowsOf(url, 'user_roles')).toMatchObject([
        { role_id: ENVIRONMENT_VIEWER },
        { role_id: ENVIRONMENT_VIEWER },
      ]);
      const log = await rowsOf(url, 'audit_entries');
      expect(log).toHaveLength(4);
      expect(log.filter(({ operation }) => operation === 'Backup Restored')).toHaveLength(1);
      expect(await rowsOf(url, 'audit_entries_search')).toHaveLength(4);
      // An instance would do the same at its start, and find nothing to do.
      migrate(settings);
      const again = join(folder, 'again.jsonl.gz');
      expect((await runScript('scripts/backup.ts', [again], settings)).code).toBe(0);
      const { header, tables } = contentOf(again);
      expect(header.schema).not.toBe(START);
      expect(tables.users).toMatchObject([{ created_at: AT }, { created_at: AT }]);
    });
  });

  test('is not put into an empty database of the present version', async () => {
    await withDatabase(async (url, settings) => {
      migrate(settings);
      const { code, said } = await restore(file(people('ann')), settings);
      expect(said).toContain('Restore into a database without tables');
      expect(code).toBe(1);
      expect(await rowsOf(url, 'users')).toEqual([]);
    });
  });

  test('is not written either: its own version does that', async () => {
    await withDatabase(async (url, settings) => {
      await (await earlierVersion(url, versions - 1)).close();
      const { code, said } = await runScript('scripts/backup.ts', [join(folder, 'early.gz')], settings);
      expect(said).toContain('Make the backup with that version');
      expect(code).toBe(1);
      expect(readdirSync(folder).filter((name) => name.startsWith('early'))).toEqual([]);
    });
  });
});

describe('what cannot be restored is refused with the reason, and nothing is changed', () => {
  const orphans: Content = {
    account_links: {
      columns: [
        ...text('id', 'user_id', 'kind', 'token_hash'),
        ['created_at', 'instant'],
        ['expires_at', 'instant'],
      ],
      rows: [[newId(), newId(), 'reset', 'hash', AT, AT]],
    },
  };
  const noParent = dialect === 'sqlite' ? 'refer to rows that are not there' : 'a row of account_links';
  const cutOff = () => {
    const path = file(entries(2000));
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length - 100));
    return path;
  };

  test.each<[string, () => string, string]>([
    ['a file that was cut off', cutOff, 'Its end is missing'],
    [
      'a later version',
      () => file(people('ann'), { schema: '9999_later' }),
      'which this version does not know',
    ],
    ['rows without their parents', () => file(orphans), noParent],
    ['rows that break a rule', () => file(people('ann', 'ann')), 'does not take a row of users'],
  ])('%s', async (_, path, reason) => {
    await withDatabase(async (url, settings) => {
      const { code, said } = await restore(path(), settings);
      expect(said).toContain(reason);
      expect(said).not.toContain('    at ');
      expect(code).toBe(1);
      if (!settings.DATABASE_URL) expect(existsSync(url)).toBe(false);
      for (const table of ['users', 'account_links', 'audit_entries'])
        expect(await rowsOf(url, table), table).toEqual([]);
    });
  });

  test('anything, into a database that is not empty', async () => {
    await withDatabase(async (url, settings) => {
      const database = await earlierVersion(url, versions);
      await database.insert('settings', { name: 'here', value: '1' });
      await database.close();
      const { code, said } = await restore(file(people('ann'), { schema: present }), settings);
      expect(said).toContain('The database is not empty: it has rows in settings (1)');
      expect(code).toBe(1);
      expect(await rowsOf(url, 'users')).toEqual([]);
      expect(await rowsOf(url, 'settings')).toMatchObject([{ name: 'here' }]);
    });
  });

  test('a name that is taken is not written over, nor is one that somebody is writing', async () => {
    await withDatabase(async (_url, settings) => {
      migrate(settings);
      const taken = join(folder, 'taken.gz');
      writeFileSync(taken, 'kept');
      expect((await runScript('scripts/backup.ts', [taken], settings)).said).toContain(
        'exists. Choose another',
      );
      expect(readFileSync(taken, 'utf8')).toBe('kept');
      const writing = join(folder, 'writing.gz');
      writeFileSync(`${writing}.partial`, 'half');
      expect((await runScript('scripts/backup.ts', [writing], settings)).said).toContain('.partial exists');
      expect(readFileSync(`${writing}.partial`, 'utf8')).toBe('half');
    });
  });
});

test('a check tells what a backup is worth, and touches no database', async () => {
  const good = file(entries(10));
  const nowhere = { DATA_DIR: join(folder, 'no-data') };
  expect(await restore(good, nowhere, '--check')).toMatchObject({
    code: 0,
    said: expect.stringContaining('Complete and unaltered'),
  });
  writeFileSync(good, readFileSync(good).subarray(0, 200));
  expect((await restore(good, nowhere, '--check')).code).toBe(1);
  expect(existsSync(nowhere.DATA_DIR)).toBe(false);
});

test('what is killed amidst its rows has done nothing, and can be begun again', async () => {
  const killed = (what: 'backup' | 'restore', path: string, settings: DatabaseSettings) =>
    runScript('lib/instance/backup/fixtures/killed.ts', [what, path], settings);
  const path = file(entries(2000), { schema: present });
  await withDatabase(async (url, settings) => {
    expect((await killed('restore', path, settings)).signal).toBe('SIGKILL');
    expect(await rowsOf(url, 'audit_entries')).toEqual([]);
    expect((await restore(path, settings)).code).toBe(0);
    expect(await rowsOf(url, 'audit_entries')).toHaveLength(2001);

    const target = join(folder, 'killed.gz');
    const written = () => readdirSync(folder).filter((name) => name.startsWith('killed'));
    expect((await killed('backup', target, settings)).signal).toBe('SIGKILL');
    expect(written()).toEqual(['killed.gz.partial']);
    rmSync(`${target}.partial`);
    expect((await runScript('scripts/backup.ts', [target], settings)).code).toBe(0);
    expect(contentOf(target).tables.audit_entries).toHaveLength(2001);
  });
});

test('a backup that is asked to end leaves nothing', async () => {
  const target = join(folder, 'ended.gz');
  const broken = new AbortController();
  await expect(backUp(target, () => broken.abort(), broken.signal)).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('ended'))).toEqual([]);
});
