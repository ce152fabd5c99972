import '#lib/http/fixtures/origin';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { theIdentity } from '#lib/environment/identity/read';
import { listLicenses } from '#lib/environment/license-view/list';
import { addModule } from '#lib/environment/modules/add';
import { exportTelemetry } from '#lib/environment/offline/export-telemetry';
import { showTelemetry } from '#lib/environment/telemetry/payload';
import { admin, lastAudit } from '#lib/environment/testing';
import { airGapped, importFile, issue, keysFile, pin } from '#lib/http/fixtures/offline';
import { close } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { DAY, MINUTE, shiftClock } from '#lib/kernel/clock';
import * as seed from '#lib/licensing/fixtures/seed';
import { importTelemetryFile } from '#lib/publisher/telemetry/import-file';
import { listTelemetryReports } from '#lib/publisher/telemetry/reports';

beforeAll(serveApi);
afterAll(close);
afterEach(() => shiftClock(0));

let listed: Awaited<ReturnType<typeof airGapped>>;

beforeEach(async () => {
  listed = await airGapped();
});

describe('a telemetry file', () => {
  const importTelemetry = (file: string, environmentId = listed.id) =>
    importTelemetryFile(admin, { environmentId, file });
  const reports = async () => (await listTelemetryReports(admin, listed.id)).rows;

  test('is what would be sent, and becomes a report of the time of its export', async () => {
    const { name, content } = await exportTelemetry(admin);
    expect(name).toMatch(/^telemetry-[-\d]{16}\.json$/);
    const file = JSON.parse(content);
    const { tenantId, environmentId } = await theIdentity();
    expect(file).toEqual({
      tenant_id: tenantId,
      environment_id: environmentId,
      exported_at: file.exported_at,
      telemetry: await showTelemetry(admin),
    });
    expect(await lastAudit()).toMatchObject({ operation: 'Telemetry Exported' });
    shiftClock(2 * DAY);
    expect((await importTelemetry(content)).summary).toMatch(/^Telemetry of .* UTC imported for 1 module\.$/);
    expect(await reports()).toMatchObject([
      { fromFile: true, receivedAt: new Date(file.exported_at), report: { modules: [{ model: 'Model' }] } },
    ]);
    expect(await seed.reportedModulesOf(listed.id)).toMatchObject([{ model: 'Model', usedLicenses: 7 }]);
    expect((await seed.environmentRecord(listed.id)).lastTelemetryAt).toEqual(new Date(file.exported_at));
    const [entry] = await seed.auditOf('Telemetry Imported', listed.name);
    expect(entry?.details).toContain(`from a file of ${file.exported_at}, for 1 module.`);
  });

  test('makes the next license file say something of each product that is installed', async () => {
    await addModule(admin, { model: 'Other', product: 'Nobody’s product', installedVersion: '1.0' });
    await importTelemetry((await exportTelemetry(admin)).content);
    await pin();
    await importFile((await issue(listed)).content);
    const { rows } = await listLicenses(admin);
    expect(rows.map(({ model, code, fetched }) => [model, code, fetched])).toEqual([
      ['Model', 'VALID', true],
      ['Other', 'NOT_LICENSED', true],
    ]);
  });

  test('is refused twice, when it is older than the last report, or from the future', async () => {
    const first = (await exportTelemetry(admin)).content;
    shiftClock(MINUTE);
    const second = (await exportTelemetry(admin)).content;
    shiftClock(0);
    await importTelemetry(second);
    await expect(importTelemetry(second)).rejects.toMatchObject({
      kind: 'conflict',
      message: 'This file has been imported already.',
    });
    await expect(importTelemetry(first)).rejects.toMatchObject({
      message: expect.stringContaining('before the last telemetry of this environment'),
    });
    shiftClock(DAY);
    const later = (await exportTelemetry(admin)).content;
    shiftClock(0);
    await expect(importTelemetry(later)).rejects.toMatchObject({
      message: expect.stringContaining('in the future'),
    });
    expect(await reports()).toHaveLength(1);
  });

  test('is refused for another environment, and when it is something else', async () => {
    const { content } = await exportTelemetry(admin);
    const elsewhere = await seed.addEnvironment();
    await expect(importTelemetry(content, elsewhere.id)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('telemetry of another environment'),
    });
    for (const [file, why] of [
      ['', 'Some fields need your attention.'],
      [content.slice(0, 100), 'This is not a telemetry file: it does not hold JSON, or was cut off.'],
      [await keysFile(), 'This is not a telemetry file: tenant_id: Required.'],
      [content.replace('"used_licenses": 7', '"used_licenses": -7'), 'telemetry.modules.0.used_licenses'],
    ] as const)
      await expect(importTelemetry(file)).rejects.toMatchObject({
        kind: 'invalid',
        message: expect.stringContaining(why),
      });
    expect(await reports()).toEqual([]);
  });
});
