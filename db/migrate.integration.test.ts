import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type EarlierVersion, earlierVersion, versions } from '#db/fixtures/earlier-version';
import { runScript } from '../scripts/vitest/run-script.ts';
import { withDatabase } from '../scripts/vitest/with-database.ts';

const migrate = (settings: Record<string, string>) => runScript('scripts/migrate.ts', [], settings);

test('several instances that start at once on an empty database migrate it once', async () => {
  await withDatabase(async (url, settings) => {
    const ran = await Promise.all([migrate(settings), migrate(settings), migrate(settings)]);
    expect(ran.map(({ code, said }) => [code, said])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    const database = await earlierVersion(url, versions);
    expect(await database.rows('select name from jobs')).toEqual([]);
    await database.close();
  });
});

/** Writes and reads as an instance of this version does, until it is told to stop. Returns what it has written. */
async function work(instance: EarlierVersion, until: Promise<unknown>): Promise<number> {
  let going = true;
  const ended = until.finally(() => {
    going = false;
  });
  let written = 0;
  while (going) {
    const name = randomUUID();
    const at = new Date();
    await instance.insert('customers', {
      id: randomUUID(),
      name,
      name_key: name,
      created_at: at,
      updated_at: at,
    });
    written += 1;
    expect(await instance.rows(`select name from customers where name = '${name}'`)).toHaveLength(1);
    await new Promise((settle) => setTimeout(settle, 5));
  }
  await ended;
  return written;
}

test('an instance of the version before goes on working while another migrates the database', async () => {
  await withDatabase(async (url, settings) => {
    const before = await earlierVersion(url, versions - 1);
    const migrated = migrate(settings);
    const during = await work(before, migrated);
    expect(await migrated).toEqual({ code: 0, signal: null, said: '' });
    const after = await work(before, new Promise((settle) => setTimeout(settle, 100)));
    const [counted] = await before.rows('select count(*) as written from customers');
    expect(Number(counted?.written)).toBe(during + after);
    await before.close();
  });
});
