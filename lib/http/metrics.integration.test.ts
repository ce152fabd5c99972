import '#lib/http/fixtures/origin';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#lib/access/actor';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { getLicenses, register } from '#lib/http/fixtures/client';
import { close, origin } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { runJobNow } from '#lib/jobs/run-now';
import { ensureJobs } from '#lib/jobs/schedule';
import { beginStopping } from '#lib/kernel/stopping';
import * as seed from '#lib/licensing/fixtures/seed';

const actor = systemActor('test');

beforeAll(async () => {
  serveApi();
  await ensureIdentity();
  await ensureJobs();
});
afterAll(close);

const metrics = (token: string) =>
  fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } });

const tokenFor = async (scope: string) =>
  (await createApiToken(actor, { name: `for ${scope}`, scopes: [scope] })).token;

test('metrics say what has been done, in the text format of Prometheus', async () => {
  const token = await tokenFor('metrics:read');
  const { access_token: access } = await register(await seed.addEnvironment());
  await getLicenses(access);
  await runJobNow(actor, 'housekeeping');
  const answer = await metrics(token);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await answer.text();
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+({[a-z]+="[\w.-]+"})? -?[\d.e+-]+)$/);
  expect(text).toContain('\nlicense_manager_license_sets_signed_total 1\n');
  expect(text).toMatch(/\nprocess_resident_memory_bytes [1-9]\d{7,}\n/);
  expect(text).toMatch(/\nlicense_manager_audit_entries_unsealed{side="publisher"} [1-9]/);
  const [, success] =
    /\nlicense_manager_job_last_success_timestamp_seconds{job="housekeeping"} ([\d.]+)\n/.exec(text) ?? [];
  expect(Math.abs(Number(success) - Date.now() / 1000)).toBeLessThan(60);
});

test('metrics are for tokens with their scope alone', async () => {
  expect((await fetch(`${origin}/metrics`)).status).toBe(401);
  expect((await metrics(await tokenFor('modules:read'))).status).toBe(403);
});

test('an instance that is stopping tells its balancer, while it answers all else', async () => {
  const token = await tokenFor('metrics:read');
  const healthy = await fetch(`${origin}/health`);
  expect([healthy.status, await healthy.json()]).toEqual([200, { status: 'ok' }]);
  beginStopping();
  const stopping = await fetch(`${origin}/health`);
  expect([stopping.status, await stopping.json()]).toEqual([503, { status: 'stopping' }]);
  expect((await metrics(token)).status).toBe(200);
});
