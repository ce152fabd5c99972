import '#lib/http/fixtures/origin';

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { sealAuditLog } from '#lib/audit/chain/seal';
import { config } from '#lib/config/config';
import { close, origin } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { fillInstallation } from '#lib/instance/backup/fixtures/installation';
import { printed, type Ran, runScript } from '../../../scripts/vitest/run-script.ts';
import { removeFolder, temporaryFolder } from '../../../scripts/vitest/settings.ts';
import { type DatabaseSettings, withDatabase } from '../../../scripts/vitest/with-database.ts';

vi.setConfig({ testTimeout: 600_000 });

const folder = temporaryFolder();
const backup = join(folder, 'backup.jsonl.gz');
const FORMER = String(config().secretKey);
const NEXT = 'the next secret that only the tests know, of 32 characters or more';

/** The secret key in a data folder, instead of as a setting. */
const inFolder = { SECRET_KEY: '', DATA_DIR: join(folder, 'data') };
const secretFile = join(inFolder.DATA_DIR, 'secret-key');

let underInstance: Ran[];

beforeAll(async () => {
  mkdirSync(inFolder.DATA_DIR);
  writeFileSync(secretFile, `${FORMER}\n`);
  serveApi();
  await fillInstallation();
  await sealAuditLog('publisher');
  await sealAuditLog('environment');
  const own = { DATABASE_URL: config().databaseUrl };
  // An instance that runs is connected, as this is.
  underInstance = await transaction(async () => [
    await rotate({ ...own, NEW_SECRET_KEY: NEXT }),
    await rotate({ ...own, ...inFolder }),
  ]);
  const { code } = await runScript('scripts/backup.ts', [backup], own);
  expect(code).toBe(0);
  await closeDatabase();
  // The restored instances take its address.
  await close();
}, 600_000);

afterAll(() => removeFolder(folder));

const rotate = (settings: Record<string, string>) => runScript('scripts/secret-rotate.ts', [], settings);
const start = (settings: Record<string, string>): Promise<Ran> =>
  runScript('lib/instance/backup/fixtures/look.ts', [], { ...settings, PORT: new URL(origin).port });

async function works(settings: Record<string, string>): Promise<void> {
  const ran = await start(settings);
  expect(printed(ran)).toMatchObject({
    notes: [],
    signedIn: 'ok',
    status: 'Registered',
    answered: 200,
    refreshed: 'ok',
    renewed: 'ok',
    sealed: 'ok',
    auditFaults: [],
  });
}

/** An installation, at rest, on a database of its own. */
const withInstallation = (work: (settings: DatabaseSettings) => Promise<void>) =>
  withDatabase(async (_url, settings) => {
    expect((await runScript('scripts/restore.ts', [backup], settings)).code).toBe(0);
    await work(settings);
  });

describe('a new secret key', () => {
  test('is refused while an instance runs, which may start again afterwards', () => {
    const refused = { code: 1, said: expect.stringContaining('Stop all instances first') };
    expect(underInstance).toMatchObject([refused, refused]);
    expect(readdirSync(inFolder.DATA_DIR)).toEqual(['secret-key']);
  });

  test('that cannot take the place of the one in force leaves nothing behind, but what a change before it left', async () => {
    await withInstallation(async (settings) => {
      const wrong = { ...settings, SECRET_KEY: '' };
      const file = join(settings.DATA_DIR, 'secret-key');
      const refused = { code: 1, said: expect.stringContaining('opens nothing') };
      writeFileSync(file, 'another one than the one in force, for sure\n');
      expect(await rotate(wrong)).toMatchObject(refused);
      expect(existsSync(`${file}.next`)).toBe(false);
      writeFileSync(`${file}.next`, `begun for another database, ${NEXT}\n`);
      expect(await rotate(wrong)).toMatchObject(refused);
      expect(readFileSync(`${file}.next`, 'utf8')).toContain('begun for another database');
    });
  });

  test('that is a setting opens all that the former one had sealed', async () => {
    await withInstallation(async (settings) => {
      const missing = await rotate(settings);
      expect(missing).toMatchObject({
        code: 1,
        said: expect.stringContaining('give the next one as NEW_SECRET_KEY'),
      });

      const wrong = {
        ...settings,
        SECRET_KEY: 'another one than the one in force, for sure',
        NEW_SECRET_KEY: NEXT,
      };
      expect(await rotate(wrong)).toMatchObject({ code: 1, said: expect.stringContaining('opens nothing') });

      const change = { ...settings, NEW_SECRET_KEY: NEXT };
      const done = await rotate(change);
      expect(done.said).toContain('Now set SECRET_KEY');
      expect(done.said).not.toContain(NEXT);
      expect(done.code).toBe(0);
      await works({ ...settings, SECRET_KEY: NEXT });
      // Whoever does not know whether it was done may do it once more.
      expect((await rotate(change)).code).toBe(0);
      await works({ ...settings, SECRET_KEY: NEXT });
    });
  });

  test('in the data folder takes the place of the former one, wherever the change was broken off before', async () => {
    await withInstallation(async (given) => {
      const settings = { ...given, SECRET_KEY: '' };
      const file = join(given.DATA_DIR, 'secret-key');
      const next = `${file}.next`;
      const isBrokenOff = async () =>
        expect(await start(settings)).toMatchObject({
          code: 1,
          said: expect.stringContaining('Run npm run secret:rotate again'),
        });
      writeFileSync(file, `${FORMER}\n`);

      // Broken off once the next one was written down, before anything was sealed with it.
      writeFileSync(next, `${NEXT}\n`);
      await isBrokenOff();
      const { code, said } = await rotate(settings);
      expect(said).toContain('holds the new secret key');
      expect(code).toBe(0);
      expect(readFileSync(file, 'utf8').trim()).toBe(NEXT);
      expect(existsSync(next)).toBe(false);
      await works(settings);

      // Broken off once all was sealed with the next one, before it took its place.
      writeFileSync(file, `${FORMER}\n`);
      writeFileSync(next, `${NEXT}\n`);
      await isBrokenOff();
      expect((await rotate(settings)).code).toBe(0);
      expect(readFileSync(file, 'utf8').trim()).toBe(NEXT);
      await works(settings);

      // One that nobody gives is made.
      expect((await rotate(settings)).code).toBe(0);
      const made = readFileSync(file, 'utf8').trim();
      expect(made).not.toBe(NEXT);
      expect(made.length).toBeGreaterThanOrEqual(43);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      await works(settings);
    });
  });
});
