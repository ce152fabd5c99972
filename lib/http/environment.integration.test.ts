import '#lib/http/fixtures/origin';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#lib/access/actor';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import { moduleAnswer, moduleLicenseAnswer, modulesAnswer } from '#lib/contract/environment';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { close, origin } from '#lib/http/fixtures/origin';
import { type Answer, send } from '#lib/http/fixtures/raw';
import { serveApi } from '#lib/http/fixtures/serve';

const base = '/api/environment/v1';
let all = '';
let reading = '';

beforeAll(async () => {
  serveApi();
  await ensureIdentity();
  const actor = systemActor('test');
  const scopes = ['modules:read', 'modules:write', 'licenses:read'];
  all = (await createApiToken(actor, { name: 'all', scopes })).token;
  reading = (await createApiToken(actor, { name: 'reading', scopes: ['modules:read'] })).token;
});
afterAll(close);

const call = (method: string, path: string, body?: unknown, token = all): Promise<Answer> =>
  send(base + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

function expectProblem(answer: Answer, status: number, name: string): void {
  expect(answer).toMatchObject({
    status,
    type: 'application/problem+json',
    body: { type: `${origin}/problems/${name}`, status },
  });
}

const module = { product: 'Product A', installed_version: '1.2.3', used_licenses: 7 };

test('a module is reported, changed, listed and removed', async () => {
  const added = await call('PUT', '/modules/Model%20A', module);
  expect(added.status).toBe(201);
  expect(moduleAnswer.parse(added.body)).toMatchObject({ model: 'Model A', ...module });
  const changed = await call('PUT', '/modules/model%20a', { product: 'Product A', installed_version: '1.3' });
  expect(changed).toMatchObject({ status: 200, body: { installed_version: '1.3', used_licenses: 7 } });
  const listed = await call('GET', '/modules');
  expect(modulesAnswer.parse(listed.body)).toHaveLength(1);
  expect((await call('DELETE', '/modules/MODEL%20A')).status).toBe(204);
  expectProblem(await call('DELETE', '/modules/MODEL%20A'), 404, 'not-found');
});

test('a model may have any characters that a path can carry', async () => {
  const model = 'Größe/50% a+b?';
  expect((await call('PUT', `/modules/${encodeURIComponent(model)}`, module)).body.model).toBe(model);
  expect((await call('DELETE', `/modules/${encodeURIComponent(model)}`)).status).toBe(204);
});

test('a module’s license is told in the words of the contract', async () => {
  await call('PUT', '/modules/Licensed', module);
  const answer = await call('GET', '/modules/Licensed/license');
  expect(answer.status).toBe(200);
  expect(moduleLicenseAnswer.parse(answer.body)).toMatchObject({
    model: 'Licensed',
    code: 'NOT_LICENSED',
    permitted: true,
    used_licenses: 7,
    user_count: null,
    checked_at: null,
  });
  expectProblem(await call('GET', '/modules/Missing/license'), 404, 'not-found');
});

describe('access', () => {
  test('needs a token', async () => {
    const answer = await send(`${base}/modules`);
    expectProblem(answer, 401, 'unauthorized');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('needs a token that is known', async () => {
    const answer = await call('GET', '/modules', undefined, 'unknown');
    expectProblem(answer, 401, 'unauthorized');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  test('needs the scope', async () => {
    expect((await call('GET', '/modules', undefined, reading)).status).toBe(200);
    for (const answer of [
      await call('PUT', '/modules/X', module, reading),
      await call('DELETE', '/modules/X', undefined, reading),
      await call('GET', '/modules/X/license', undefined, reading),
    ]) {
      expectProblem(answer, 403, 'insufficient-scope');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope"');
    }
  });
});

describe('bad input', () => {
  test.each<[string, unknown, string]>([
    ['an array', [], ''],
    ['no product', { installed_version: '1' }, 'product'],
    ['no version', { product: 'P' }, 'installed_version'],
    ['a version that is none', { ...module, installed_version: '1.x' }, 'installed_version'],
    ['a negative count', { ...module, used_licenses: -1 }, 'used_licenses'],
    ['a huge count', { ...module, used_licenses: 1e100 }, 'used_licenses'],
    ['control characters', { ...module, product: 'a\u0007' }, 'product'],
    ['a long text', { ...module, product: 'x'.repeat(201) }, 'product'],
  ])('%s is refused with its path', async (_, body, path) => {
    const answer = await call('PUT', '/modules/Bad', body);
    expectProblem(answer, 422, 'invalid-request');
    expect(answer.body.errors).toHaveProperty([path]);
  });

  test('a model that cannot be one is refused', async () => {
    for (const model of ['%20', 'a%00', 'x'.repeat(201)]) {
      const answer = await call('PUT', `/modules/${model}`, module);
      expectProblem(answer, 422, 'invalid-request');
      expect(answer.body.errors).toHaveProperty('model');
    }
  });

  test('what cannot be read is refused', async () => {
    expectProblem(await call('PUT', '/modules/Bad', '{'), 400, 'malformed-request');
    expectProblem(await call('PUT', '/modules/Bad', ' '.repeat(256 * 1024 + 1)), 413, 'content-too-large');
    expectProblem(await call('PUT', '/modules/Bad'), 415, 'unsupported-media-type');
  });

  test('a wrong method or address is told', async () => {
    const answer = await call('POST', '/modules', module);
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
    expect((await call('GET', '/modules/X')).headers.get('allow')).toBe('PUT, DELETE');
    expectProblem(await call('GET', '/nothing'), 404, 'not-found');
  });
});
