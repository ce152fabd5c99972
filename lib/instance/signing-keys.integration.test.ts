import '#lib/http/fixtures/origin';

import { afterAll, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { listAudit } from '#lib/audit/list';
import { config } from '#lib/config/config';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { close } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { fillInstallation } from '#lib/instance/backup/fixtures/installation';
import { DAY, MINUTE, shiftClock } from '#lib/kernel/clock';
import { showSigningKeys } from '#lib/licensing/signing-keys/show';
import { tester } from '#lib/publisher/fixtures';
import { runScript } from '../../scripts/vitest/run-script.ts';

afterAll(async () => {
  await close();
  await closeDatabase();
});

test('an environment goes on verifying its licenses before, while and after a new signing key takes over', async () => {
  serveApi();
  await fillInstallation();
  const states = async () => (await showSigningKeys(tester)).map(({ state }) => state);
  expect(await states()).toEqual(['in use']);

  const { code, said } = await runScript('scripts/keys-rotate.ts', [], {
    DATABASE_URL: config().databaseUrl,
  });
  expect(said).toContain('is published now and signs from');
  expect(code).toBe(0);
  const moments: [number, string[]][] = [
    [2 * MINUTE, ['next', 'in use']],
    [16 * MINUTE, ['in use', 'retired']],
    [6 * DAY, ['in use', 'retired']],
    [9 * DAY, ['in use']],
  ];
  for (const [moment, expected] of moments) {
    shiftClock(moment);
    await refreshLicenses(tester);
    expect(await states(), `${moment / MINUTE} minutes later`).toEqual(expected);
  }
  const { rows } = await listAudit(tester, 'environment', { limit: 100 });
  const operations = rows.map(({ operation }) => operation);
  expect(operations.filter((operation) => operation === 'License Refresh').length).toBeGreaterThanOrEqual(5);
  expect(operations.filter((operation) => operation.endsWith('Failed'))).toEqual([]);
}, 600_000);
