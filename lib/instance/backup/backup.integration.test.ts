import '#lib/http/fixtures/origin';

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { contentOf } from '#db/backup/testing';
import { closeDatabase } from '#db/client';
import { type Dialect, dialect } from '#db/dialect';
import { sealAuditLog } from '#lib/audit/chain/seal';
import { config } from '#lib/config/config';
import { type Pair, type Registered, refresh, register } from '#lib/http/fixtures/client';
import { close, origin } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { fillInstallation } from '#lib/instance/backup/fixtures/installation';
import { addEnvironment } from '#lib/publisher/fixtures';
import { printed, runScript } from '../../../scripts/vitest/run-script.ts';
import { removeFolder, temporaryFolder } from '../../../scripts/vitest/settings.ts';
import { type DatabaseSettings, withDatabase } from '../../../scripts/vitest/with-database.ts';

vi.setConfig({ testTimeout: 600_000 });

const folder = temporaryFolder();
const own = { DATABASE_URL: config().databaseUrl };
const first = join(folder, 'first.jsonl.gz');
let product = '';
let saidFirst = '';
let client: Registered;
let renewed: { access: string; refresh: string };
let pair: Pair;
let environmentId = '';

beforeAll(async () => {
  serveApi();
  ({ product } = await fillInstallation());
  await sealAuditLog('publisher');
  const listed = await addEnvironment();
  environmentId = listed.id;
  pair = { tenant: listed.tenant, serialNumber: listed.serialNumber };
  client = await register(pair);
  const { code, said } = await runScript('scripts/backup.ts', [first], own);
  expect(said).toContain('Complete');
  expect(code).toBe(0);
  saidFirst = said;
  renewed = await refresh(client.client_id, client.refresh_token);
  // The restored instances take its address.
  await close();
}, 600_000);

afterAll(async () => {
  await closeDatabase();
  removeFolder(folder);
});

const look = async (settings: Record<string, string>) => {
  const ran = await runScript('lib/instance/backup/fixtures/look.ts', [], {
    ...settings,
    PORT: new URL(origin).port,
  });
  return printed(ran);
};

const restore = (file: string, settings: Record<string, string>, ...options: string[]) =>
  runScript('scripts/restore.ts', [file, ...options], settings);

/** What a restoration adds by itself is left out. */
function restoredContent(file: string) {
  const { tables } = contentOf(file);
  const log = tables.audit_entries?.filter(({ operation }) => !/^Backup/.test(String(operation)));
  const { catalogue: _, named_user_changes: __, ...rest } = tables;
  const sorted = Object.entries({ ...rest, audit_entries: log }).map(([name, rows]) => [
    name,
    rows?.map((row) => JSON.stringify(row)).sort(),
  ]);
  return Object.fromEntries(sorted);
}

const catalogueRevision = (file: string) => Number(contentOf(file).tables.catalogue?.[0]?.revision);

test('a backup is complete, for its owner alone, and says that the secret key is elsewhere', () => {
  expect(statSync(first).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.startsWith('first'))).toEqual(['first.jsonl.gz']);
  expect(saidFirst).toContain('It does NOT hold the secret key');
  expect(saidFirst).toContain('SECRET_KEY');
  const { header, tables } = contentOf(first);
  expect(header).toMatchObject({ dialect, application: '0.1.0' });
  expect(tables.users).toMatchObject([{ email: 'ann@example.com', disabled: false }]);
  expect(tables.customer_products).toMatchObject([
    { user_count: 25, notes: expect.stringContaining('\u2028') },
  ]);
  expect(tables.registration).toHaveLength(1);
  expect(tables.token_pairs?.length).toBeGreaterThan(0);
});

describe('a new instance on a restored backup', () => {
  const works = {
    signedIn: 'ok',
    status: 'Registered',
    answered: 200,
    refreshed: 'ok',
    renewed: 'ok',
    statusAfter: 'Registered',
    sealed: 'ok',
    auditFaults: [],
  };

  async function worksOn(settings: DatabaseSettings) {
    const found = await look(settings);
    expect(found).toMatchObject(works);
    expect(found.licenses).toMatchObject([{ product, terms: { user_count: 25 } }]);
    expect(found.audited).toContain('Customer Product Created');
  }

  const ways: Dialect[][] = dialect === 'sqlite' ? [['sqlite']] : [['postgres'], ['sqlite', 'postgres']];

  test.each(ways.map((way) => [way.join(', then '), way] as const))(
    `of a ${dialect} database, by way of %s, holds all there was and works`,
    async (_, way) => {
      async function go(file: string, [next, ...rest]: Dialect[]): Promise<void> {
        if (!next) return;
        await withDatabase(async (_url, settings) => {
          const { code, said } = await restore(file, settings);
          expect(said).toContain('Restored the backup');
          expect(code).toBe(0);
          const again = join(folder, `${way.join('-')}-${rest.length}.jsonl.gz`);
          expect((await runScript('scripts/backup.ts', [again], settings)).code).toBe(0);
          expect(restoredContent(again)).toEqual(restoredContent(first));
          // No revision that was given after the backup is given to other content.
          expect(catalogueRevision(again)).toBeGreaterThan(catalogueRevision(file) + 999_999);
          if (rest.length === 0) await worksOn(settings);
          await go(again, rest);
        }, next);
      }
      await go(first, way);
    },
  );

  test('tells who restores it without the secret key, and is a copy if they insist', async () => {
    await withDatabase(async (_url, settings) => {
      const elsewhere = { ...settings, SECRET_KEY: 'quite another secret of 32 characters or more' };
      const refused = await restore(first, elsewhere);
      expect(refused.code).toBe(1);
      expect(refused.said).toContain('The secret key in SECRET_KEY is another one');
      const none = await restore(first, { ...settings, SECRET_KEY: '' });
      expect(none.said).toContain('There is no secret key here');
      expect(existsSync(join(settings.DATA_DIR, 'secret-key'))).toBe(false);

      expect((await restore(first, elsewhere, '--as-copy')).code).toBe(0);
      const found = await look(elsewhere);
      // Tokens are never copied between environments: nothing is sent to anybody.
      expect(found).toMatchObject({ signedIn: 'ok', status: 'Not registered' });
      expect(found.message).toContain('this database is a copy');
    });
  });
});

test('an environment that renewed its tokens after the backup is told, and comes back with a code', async () => {
  await withDatabase(async (_url, settings) => {
    expect((await restore(first, settings)).code).toBe(0);
    const ran = await runScript(
      'lib/instance/backup/fixtures/come-back.ts',
      [JSON.stringify({ ...pair, environmentId, clientId: client.client_id, ...renewed })],
      { ...settings, PORT: new URL(origin).port },
    );
    expect(printed(ran)).toEqual({
      licenses: 401,
      renewal: 'invalid_grant',
      withoutCode: 'already_registered',
      withCode: 200,
    });
  });
});
