import '#lib/http/fixtures/origin';

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Registered, register } from '#lib/http/fixtures/client';
import { close, origin } from '#lib/http/fixtures/origin';
import { type Answer, postForm, postJson, send, sendEndlessly } from '#lib/http/fixtures/raw';
import { serveApi } from '#lib/http/fixtures/serve';
import * as seed from '#lib/licensing/fixtures/seed';

const defects = vi.spyOn(console, 'error').mockImplementation(() => undefined);
let client: Registered;

beforeAll(async () => {
  serveApi();
  client = await register(await seed.addEnvironment());
});
afterAll(async () => {
  await close();
  // None of this is a defect.
  expect(defects).not.toHaveBeenCalled();
});

function expectOAuth(answer: Answer, status: number, error: string): void {
  expect(answer).toMatchObject({ status, type: 'application/json', body: { error } });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(String(answer.body.error_description)).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]{5,}$/);
}

function expectProblem(answer: Answer, status: number, name: string): void {
  expect(answer).toMatchObject({
    status,
    type: 'application/problem+json',
    body: { type: `${origin}/problems/${name}`, status, title: expect.stringMatching(/./) },
  });
}

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const large = JSON.stringify({ tenant_id: 'x'.repeat(257 * 1024) });

describe('/registrations', () => {
  const good = { tenant_id: 'bad.example.com', environment_id: 'serial' };
  test.each<[string, unknown]>([
    ['no object', []],
    ['null', null],
    ['a number', 7],
    ['an empty object', {}],
    ['a missing field', { tenant_id: 'x' }],
    ['a number for a text', { ...good, tenant_id: 1e308 }],
    ['an array for a text', { ...good, environment_id: ['serial'] }],
    ['an object for a text', { ...good, environment_id: { $ne: '' } }],
    ['a blank text', { ...good, tenant_id: '   ' }],
    ['NUL', { ...good, environment_id: 'a\u0000b' }],
    ['a lone surrogate', '{"tenant_id":"\\ud800","environment_id":"x"}'],
    ['a line break', { ...good, tenant_id: 'a\nb' }],
    ['a text that is too long', { ...good, environment_id: 'x'.repeat(201) }],
    ['a code of the wrong type', { ...good, registration_code: 5 }],
    ['JSON of a great depth', deep],
    ['a prototype', '{"__proto__":{"tenant_id":"x","environment_id":"y"}}'],
  ])('refuses %s', async (_, body) => {
    expectOAuth(await postJson('/registrations', body), 400, 'invalid_client_metadata');
  });

  test('names each wrong field', async () => {
    const { body } = await postJson('/registrations', { tenant_id: 5 });
    expect(body.error_description).toContain('tenant_id');
    expect(body.error_description).toContain('environment_id');
  });

  test('ignores fields that it does not know', async () => {
    const environment = await seed.addEnvironment();
    const { tenant: tenant_id, serialNumber: environment_id } = environment;
    const answer = await postJson('/registrations', { tenant_id, environment_id, more: { a: [1] } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['', '{', '{"a":1}}', 'tenant_id=x', 'undefined'])(
    'refuses what is not JSON: %s',
    async (body) => {
      expectOAuth(await postJson('/registrations', body), 400, 'invalid_request');
    },
  );

  test('refuses bytes that are not UTF-8', async () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    const headers = { 'content-type': 'application/json' };
    expectOAuth(await send('/registrations', { method: 'POST', headers, body }), 400, 'invalid_request');
  });

  test('refuses other content types', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx']) {
      expectOAuth(await postJson('/registrations', good, { 'content-type': type }), 415, 'invalid_request');
    }
  });

  test('refuses a key that nobody could tell from another’s', async () => {
    for (const key of ['short', 'x'.repeat(256), 'with blanks in between']) {
      const answer = await postJson('/registrations', good, { 'idempotency-key': key });
      expectOAuth(answer, 400, 'invalid_client_metadata');
      expect(answer.body.error_description).toContain('Idempotency-Key');
    }
  });
});

describe('/token and /revoke', () => {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const good = () => ({
    grant_type: 'refresh_token',
    refresh_token: client.refresh_token,
    client_id: client.client_id,
  });

  test.each<[string, () => string, string]>([
    ['nothing', () => '', 'invalid_request'],
    ['no grant type', () => form({ ...good(), grant_type: '' }), 'invalid_request'],
    ['no refresh token', () => form({ ...good(), refresh_token: '' }), 'invalid_request'],
    [
      'no client',
      () => form({ grant_type: 'refresh_token', refresh_token: client.refresh_token }),
      'invalid_request',
    ],
    ['another grant type', () => form({ grant_type: 'password', username: 'x' }), 'unsupported_grant_type'],
    ['a field twice', () => `${form(good())}&client_id=${client.client_id}`, 'invalid_request'],
    ['an unknown field twice', () => `${form(good())}&x=1&x=2`, 'invalid_request'],
    ['NUL', () => form({ ...good(), refresh_token: 'a\u0000' }), 'invalid_request'],
    [
      'a token that is too long',
      () => form({ ...good(), refresh_token: 'x'.repeat(5000) }),
      'invalid_request',
    ],
    ['a broken encoding', () => `${form(good())}%zz%`, 'invalid_grant'],
    ['an unknown client', () => form({ ...good(), client_id: randomUUID() }), 'invalid_grant'],
    ['JSON', () => JSON.stringify(good()), 'invalid_request'],
  ])('/token refuses %s', async (_, body, error) => {
    expectOAuth(await postForm('/token', body()), 400, error);
  });

  test('/revoke refuses what is missing or comes twice', async () => {
    for (const body of ['', 'token=x', 'client_id=x', 'token=x&token=y&client_id=z']) {
      expectOAuth(await postForm('/revoke', body), 400, 'invalid_request');
    }
  });

  test('refuse JSON', async () => {
    for (const path of ['/token', '/revoke']) {
      expectOAuth(await postJson(path, good()), 415, 'invalid_request');
    }
  });

  test('nothing of this has harmed the registration', async () => {
    expect((await postForm('/token', form(good()))).status).toBe(200);
  });
});

describe('too large a body', () => {
  test('is refused by its stated length', async () => {
    expectOAuth(await postJson('/registrations', large), 413, 'invalid_request');
    expectOAuth(await postForm('/token', `x=${'x'.repeat(257 * 1024)}`), 413, 'invalid_request');
    const authorization = `Bearer ${client.access_token}`;
    expectProblem(await postJson('/telemetry', large, { authorization }), 413, 'content-too-large');
  });

  test('is refused while it comes, when its length is not stated', async () => {
    expect(await sendEndlessly('/registrations', 'application/json')).toBe(413);
    expect(await sendEndlessly('/token', 'application/x-www-form-urlencoded')).toBe(413);
  });

  test('ends at 256 KiB exactly', async () => {
    const padded = (length: number) => '{}'.padEnd(length, ' ');
    expectOAuth(await postJson('/registrations', padded(256 * 1024)), 400, 'invalid_client_metadata');
    expectOAuth(await postJson('/registrations', padded(256 * 1024 + 1)), 413, 'invalid_request');
  });
});

describe('a wrong method or address', () => {
  test.each(['/registrations', '/token', '/revoke'])('%s takes POST only', async (path) => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await send(path, { method });
      expectOAuth(answer, 405, 'invalid_request');
      expect(answer.headers.get('allow')).toBe('POST');
    }
  });

  test.each([
    ['/licenses', 'POST', 'GET, HEAD'],
    ['/jwks.json', 'DELETE', 'GET, HEAD'],
    ['/telemetry', 'GET', 'POST'],
  ])('%s does not take %s', async (path, method, allow) => {
    const answer = await send(path, { method });
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe(allow);
  });

  test.each([
    '/',
    '/nothing',
    '/licenses/',
    '/licenses/1',
    '/api/licensing',
    '/api/licensing/v2/licenses',
    '/.well-known/nothing',
  ])('there is nothing at %s', async (path) => expectProblem(await send(path), 404, 'not-found'));
});

describe('the Bearer token', () => {
  const cases: [string, string | undefined, string][] = [
    ['none', undefined, 'Bearer'],
    ['another scheme', 'Basic abc', 'Bearer'],
    ['an empty one', 'Bearer ', 'Bearer'],
    ['an unknown one', 'Bearer unknown', 'Bearer error="invalid_token"'],
    ['a very long one', `bearer ${'x'.repeat(9000)}`, 'Bearer error="invalid_token"'],
  ];
  test.each(cases)('%s is answered 401', async (_, authorization, challenge) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    for (const answer of [await send('/licenses', { headers }), await postJson('/telemetry', {}, headers)]) {
      expectProblem(answer, 401, 'unauthorized');
      expect(answer.headers.get('www-authenticate')).toBe(challenge);
    }
  });
});

describe('/licenses', () => {
  test.each(['%00', '%ED%A0%80%00', 'x'.repeat(201), '', '%0A'])(
    'refuses the product %s',
    async (product) => {
      const headers = { authorization: `Bearer ${client.access_token}` };
      const answer = await send(`/licenses?product=${product}`, { headers });
      expectProblem(answer, 422, 'invalid-request');
      expect(answer.body.errors).toHaveProperty(['product.0']);
    },
  );
});

describe('/telemetry', () => {
  const module = { model: 'M', product: 'P', installed_version: '1.0', used_licenses: 3 };
  test.each<[string, unknown, string]>([
    ['an array', [], ''],
    ['no modules', {}, 'modules'],
    ['modules that are no list', { modules: {} }, 'modules'],
    ['a module that is none', { modules: [7] }, 'modules.0'],
    ['a negative count', { modules: [{ ...module, used_licenses: -1 }] }, 'modules.0.used_licenses'],
    ['a huge count', { modules: [{ ...module, used_licenses: 1e300 }] }, 'modules.0.used_licenses'],
    ['a fraction', { modules: [], enabled_users: 1.5 }, 'enabled_users'],
    [
      'a version that is none',
      { modules: [{ ...module, installed_version: 'x' }] },
      'modules.0.installed_version',
    ],
    ['a model twice', { modules: [module, { ...module, model: 'm' }] }, 'modules.1.model'],
    ['NUL', { modules: [], environment_name: '\u0000' }, 'environment_name'],
    ['too many modules', { modules: Array(501).fill(module) }, 'modules'],
  ])('refuses %s, and names the path', async (_, body, path) => {
    const answer = await postJson('/telemetry', body, { authorization: `Bearer ${client.access_token}` });
    expectProblem(answer, 422, 'invalid-request');
    expect(answer.body.errors).toHaveProperty([path]);
  });

  test('refuses what cannot be read', async () => {
    const authorization = `Bearer ${client.access_token}`;
    expectProblem(await postJson('/telemetry', '{', { authorization }), 400, 'malformed-request');
    const text = await postJson('/telemetry', {}, { authorization, 'content-type': 'text/plain' });
    expectProblem(text, 415, 'unsupported-media-type');
    const key = await postJson('/telemetry', { modules: [] }, { authorization, 'idempotency-key': 'x' });
    expectProblem(key, 422, 'invalid-request');
  });
});
