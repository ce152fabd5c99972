import '#lib/http/fixtures/origin';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readDashboard } from '#lib/environment/dashboard/read';
import { listLicenses } from '#lib/environment/license-view/list';
import { exportTelemetry } from '#lib/environment/offline/export-telemetry';
import { importLicenseFile } from '#lib/environment/offline/import-file';
import { pinPublisherKeys, showKeysFile } from '#lib/environment/offline/pin-keys';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { admin, lastAudit, user } from '#lib/environment/testing';
import { issuer, verified } from '#lib/http/fixtures/client';
import { airGapped, expectRefused, importFile, issue, keysFile, pin } from '#lib/http/fixtures/offline';
import { close } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { DAY, HOUR, MINUTE, shiftClock } from '#lib/kernel/clock';
import * as seed from '#lib/licensing/fixtures/seed';
import { issueLicenseFile } from '#lib/licensing/license-set/issue-file';
import { lastLicenseFile } from '#lib/licensing/license-set/last-file';

beforeAll(serveApi);
afterAll(close);
afterEach(() => shiftClock(0));

let listed: Awaited<ReturnType<typeof airGapped>>;

beforeEach(async () => {
  listed = await airGapped();
});

describe('a license file', () => {
  test('is the license set of the environment, meant for its ID and good as long as was chosen', async () => {
    const { name, content, expiresAt } = await issue(listed, 90);
    const claims = await verified(content, listed.serialNumber);
    expect(claims).toMatchObject({
      iss: issuer,
      sub: listed.serialNumber,
      aud: listed.serialNumber,
      tenant_id: listed.tenant,
      environment_active: true,
      licenses: [{ terms: { user_count: 10 } }],
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe((90 * DAY) / 1000);
    expect(name).toBe(`${listed.name}.license`);
    expect(await lastLicenseFile(admin, listed.id)).toMatchObject({ issuedBy: admin.name, expiresAt });
    const [entry] = await seed.auditOf('License File Issued', listed.name);
    expect(entry?.details).toContain(`1 product, good until ${expiresAt.toISOString()} (${claims.jti}).`);
    expect(entry?.details).not.toContain(content);
  });

  test.each([0, 401, 1.5, 'ninety'])('is not issued for %o days', async (days) => {
    await expect(issueLicenseFile(admin, { environmentId: listed.id, days })).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { days: ['A whole number from 1 to 400.'] },
    });
  });

  test('is not issued for an environment that is not active', async () => {
    await seed.changeEnvironmentRecord(listed.id, { active: false });
    await expect(issue(listed)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await lastLicenseFile(admin, listed.id)).toBeNull();
  });

  test('puts its licenses in force where no service can be reached, and says until when it is good', async () => {
    await pin();
    const { content, expiresAt } = await issue(listed);
    // As it may come out of an editor or an e-mail.
    const result = await importFile(`\uFEFF${content}\r\n`);
    expect(result).toMatchObject({ refreshed: 1, changed: 1 });
    const { rows, file, checkedAt } = await listLicenses(admin);
    expect(rows).toMatchObject([{ model: 'Model', code: 'VALID', quantity: 10, used: 7, fetched: true }]);
    expect(file).toMatchObject({ expiresAt, state: 'good' });
    expect(checkedAt).not.toBeNull();
    expect(await lastAudit()).toMatchObject({
      operation: 'License Refresh',
      details: expect.stringMatching(
        /^From the license file contoso\.license, good until .*1 license refreshed/,
      ),
    });
    expect(await importFile(content)).toMatchObject({ changed: 0 });
  });

  test('that has expired leaves its licenses in force, and the License View says so before and after', async () => {
    await pin();
    await importFile((await issue(listed, 30)).content);
    shiftClock(20 * DAY);
    expect((await listLicenses(admin)).file?.state).toBe('ends-soon');
    shiftClock(31 * DAY);
    const { rows, file, clockSetBack } = await listLicenses(admin);
    expect(file?.state).toBe('expired');
    expect(rows).toMatchObject([{ code: 'VALID', quantity: 10 }]);
    expect(clockSetBack).toBe(false);
  });

  test('is replaced by a newer one', async () => {
    await pin();
    await importFile((await issue(listed)).content);
    shiftClock(HOUR);
    await importFile((await issue(listed, 60)).content);
    expect((await listLicenses(admin)).file?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 59 * DAY);
  });
});

test('a failing refresh over the wire leaves the licenses of the file in force', async () => {
  await pin();
  await importFile((await issue(listed)).content);
  await expect(refreshLicenses(admin)).rejects.toMatchObject({ kind: 'unavailable' });
  const { rows, file } = await listLicenses(admin);
  expect(rows).toMatchObject([{ code: 'VALID' }]);
  expect(file?.state).toBe('good');
});

test('who may only look can neither import, nor pin, nor export', async () => {
  const file = await keysFile();
  for (const work of [
    importLicenseFile(user, { file: 'x' }),
    showKeysFile(user, { file }),
    pinPublisherKeys(user, { file }),
    exportTelemetry(user),
    issueLicenseFile(user, { environmentId: listed.id, days: 30 }),
  ])
    await expect(work).rejects.toMatchObject({ kind: 'forbidden' });
});

test('a license file and an answer of the service replace each other, the newer one the older', async () => {
  listed = await airGapped(issuer);
  await pin();
  const older = (await issue(listed)).content;
  shiftClock(MINUTE);
  await refreshLicenses(admin);
  expect((await listLicenses(admin)).file).toBeNull();
  await expectRefused(older, 'older .* than the licenses in force');
  shiftClock(2 * MINUTE);
  await importFile((await issue(listed)).content);
  expect((await listLicenses(admin)).file).not.toBeNull();
  shiftClock(4 * MINUTE);
  await refreshLicenses(admin);
  expect((await listLicenses(admin)).file).toBeNull();
});

test('a clock that is set back between two license files is noticed, and a new file settles it', async () => {
  await pin();
  await importFile((await issue(listed, 365)).content);
  shiftClock(100 * DAY);
  await readDashboard(user);
  shiftClock(50 * DAY);
  expect(await readDashboard(user)).toMatchObject({ clockSetBack: true });
  expect(await lastAudit()).toMatchObject({ operation: 'Clock Set Back' });
  expect((await listLicenses(user)).clockSetBack).toBe(true);
  await importFile((await issue(listed)).content);
  expect((await listLicenses(user)).clockSetBack).toBe(false);
});
