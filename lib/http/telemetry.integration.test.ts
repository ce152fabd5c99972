import '#lib/http/fixtures/origin';

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { register } from '#lib/http/fixtures/client';
import { close } from '#lib/http/fixtures/origin';
import { postJson } from '#lib/http/fixtures/raw';
import { serveApi } from '#lib/http/fixtures/serve';
import * as seed from '#lib/licensing/fixtures/seed';

beforeAll(serveApi);
afterAll(close);

const report = {
  environment_name: 'Production',
  platform_version: '7.0.7521',
  application_version: '10.0.43',
  enabled_users: 120,
  modules: [{ model: 'Model', product: 'Product', installed_version: '1.2.3', used_licenses: 17 }],
};

test('telemetry is kept as it came, without what was not asked for', async () => {
  const environment = await seed.addEnvironment();
  const { access_token } = await register(environment);
  const authorization = `Bearer ${access_token}`;
  const answer = await postJson('/telemetry', { ...report, secret: 'no' }, { authorization });
  expect(answer).toMatchObject({ status: 202, body: {} });
  expect(await seed.reportsOf(environment.id)).toMatchObject([{ report }]);
  expect(JSON.stringify(await seed.reportsOf(environment.id))).not.toContain('secret');
  const record = await seed.environmentRecord(environment.id);
  expect(record.lastTelemetryAt).toBeInstanceOf(Date);
  expect(record.revision).toBe(1);
});

test('a repeat with the same key is harmless, each environment has its own keys', async () => {
  const one = await seed.addEnvironment();
  const other = await seed.addEnvironment();
  const key = { 'idempotency-key': randomUUID() };
  for (const environment of [one, other]) {
    const { access_token } = await register(environment);
    const headers = { ...key, authorization: `Bearer ${access_token}` };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => postJson('/telemetry', report, headers)),
    );
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(await seed.reportsOf(environment.id)).toHaveLength(1);
  }
  const { access_token } = await register(await seed.addEnvironment());
  const authorization = `Bearer ${access_token}`;
  await postJson('/telemetry', report, { authorization });
  await postJson('/telemetry', report, { authorization });
});

test('the modules of the last report replace those of the one before, also when two come at once', async () => {
  const environment = await seed.addEnvironment();
  const { access_token } = await register(environment);
  const authorization = `Bearer ${access_token}`;
  const module = (model: string, version: string | null) => ({
    model,
    product: 'Product',
    installed_version: version,
    used_licenses: 3,
  });
  const send = (...modules: object[]) => postJson('/telemetry', { ...report, modules }, { authorization });
  await send(module('One', '10.0'), module('Two', '9.5'));
  expect(await seed.reportedModulesOf(environment.id)).toMatchObject([
    { model: 'One', productKey: 'product', installedVersion: '10.0', usedLicenses: 3 },
    { model: 'Two', installedVersion: '9.5' },
  ]);
  const answers = await Promise.all([send(module('Two', '9.6')), send(module('two', '9.6'))]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  expect(await seed.reportedModulesOf(environment.id)).toMatchObject([
    { modelKey: 'two', installedVersion: '9.6' },
  ]);
  await send(module('Two', null));
  expect(await seed.reportedModulesOf(environment.id)).toMatchObject([
    { installedVersion: '', versionKey: '' },
  ]);
});
