import '#lib/http/fixtures/origin';

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '#lib/access/actor';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import { heartbeatAnswer, sessionAnswer } from '#lib/contract/environment';
import type { LicenseEntry, LicenseTerms } from '#lib/contract/license-set';
import { listLicenses } from '#lib/environment/license-view/list';
import { addModule } from '#lib/environment/modules/add';
import { putModule } from '#lib/environment/modules/put';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { listSessionDays, listSessions } from '#lib/environment/sessions/list';
import { SESSION_LIFE } from '#lib/environment/sessions/open';
import { admin, newEnvironment } from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';
import { close, origin } from '#lib/http/fixtures/origin';
import { type Answer, send } from '#lib/http/fixtures/raw';
import { serveApi } from '#lib/http/fixtures/serve';
import { DAY, MINUTE, now, SECOND, shiftClock, today } from '#lib/kernel/clock';
import { licenseWith } from '#lib/license/fixtures';

const model = 'Shop floor';
let token = '';
let reading = '';
let peer: LicensingPeer;

beforeAll(async () => {
  serveApi();
  const actor = systemActor('test');
  token = (await createApiToken(actor, { name: 'floor', scopes: ['sessions:write'] })).token;
  reading = (await createApiToken(actor, { name: 'reading', scopes: ['licenses:read'] })).token;
});
afterAll(close);
beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  return () => peer.stop();
});
afterEach(() => shiftClock(0));

/** Installs the module and fetches its license: for three concurrent users, and blocking more, unless said otherwise. */
async function install(license: Partial<LicenseEntry> = {}, terms: Partial<LicenseTerms> = {}) {
  const metric = 'concurrent_users';
  peer.licenses = [
    licenseWith(
      { product: model, metric, reaction: 'block', ...license },
      { user_count: 3, expires_on: '2999-12-31', ...terms },
    ),
  ];
  await addModule(admin, { model, product: model, installedVersion: '1.0', usedLicenses: null });
  await refreshLicenses(admin);
}

const call = (method: string, path: string, body?: unknown, bearer = token): Promise<Answer> =>
  send(`/api/environment/v1/sessions${path}`, {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const open = (user = 'anna') => call('POST', '', { model, user_name: user });
const opened = async (user?: string) => sessionAnswer.parse((await open(user)).body);
const used = async () => (await listLicenses(admin)).rows[0]?.used;

function expectProblem(answer: Answer, status: number, name: string, code?: string): void {
  expect(answer).toMatchObject({ status, type: 'application/problem+json' });
  expect(answer.body).toMatchObject({ type: `${origin}/problems/${name}`, ...(code && { code }) });
}

describe('a concurrent session', () => {
  test('counts as a used license from its opening to its end', async () => {
    await install();
    const answer = await open();
    expect(answer.status).toBe(201);
    const { id, expires_at, code } = sessionAnswer.parse(answer.body);
    expect(code).toBe('VALID');
    expect(Math.abs(Date.parse(expires_at) - now().getTime() - SESSION_LIFE)).toBeLessThan(10 * SECOND);
    expect(await used()).toBe(1);
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect(await used()).toBe(0);
    for (const method of ['DELETE', 'PUT']) expectProblem(await call(method, `/${id}`), 404, 'not-found');
  });

  test('lives by its heartbeat, and lapses without one', async () => {
    await install();
    const kept = await opened('anna');
    const lapsed = await opened('ben');
    shiftClock(SESSION_LIFE - MINUTE);
    const { expires_at } = heartbeatAnswer.parse((await call('PUT', `/${kept.id}`)).body);
    expect(Date.parse(expires_at)).toBeGreaterThan(Date.parse(kept.expires_at));
    shiftClock(SESSION_LIFE + SECOND);
    expect(await used()).toBe(1);
    expect((await listSessions(admin)).rows.map(({ userName }) => userName)).toEqual(['anna']);
    expectProblem(await call('PUT', `/${lapsed.id}`), 404, 'not-found');
  });

  test('is refused beyond the number where the license blocks, until another ends', async () => {
    await install();
    const first = await opened();
    for (const user of ['ben', 'cleo']) await opened(user);
    const refused = await open('dora');
    expectProblem(refused, 409, 'users-exceeded', 'USERS_EXCEEDED');
    expect(refused.body.detail).toContain('licensed for 3 concurrent users');
    expect(await used()).toBe(3);
    await call('DELETE', `/${first.id}`);
    await opened('dora');
    expect(await listSessionDays(admin)).toEqual([{ model, day: today(), peak: 3, openings: 4, refused: 1 }]);
  });

  test.each(['trust', 'warn'] as const)(
    'is let in beyond the number on %s, and it is said',
    async (reaction) => {
      await install({ reaction }, { user_count: 1 });
      expect((await opened()).code).toBe('VALID');
      expect(await opened('ben')).toMatchObject({ permitted: true, code: 'USERS_EXCEEDED' });
      expect(await used()).toBe(2);
    },
  );

  test('of a site license is never one too many', async () => {
    await install({}, { site_license: true, user_count: null });
    for (let number = 0; number < 5; number += 1) await opened(`user ${number}`);
    expect(await used()).toBe(5);
  });

  test.each<[string, Partial<LicenseEntry>, Partial<LicenseTerms>]>([
    ['EXPIRED', {}, { expires_on: '2020-01-01' }],
    ['LICENSE_DISABLED', {}, { enabled: false }],
    [
      'FEATURE_DISABLED',
      { feature_managed: true, reaction: 'trust' },
      { expires_on: '2020-01-01', feature_disable_on: '2020-02-01' },
    ],
  ])('is refused as %s with the reason', async (code, license, terms) => {
    await install(license, terms);
    const refused = await open();
    expectProblem(refused, 403, 'license-blocked', code);
    expect(refused.body.detail).toBeTruthy();
    expect(await used()).toBe(0);
  });

  test('is refused as blocked, and not as one too many, where more than the number is in the way', async () => {
    await install({}, { user_count: 1, enabled: false });
    expectProblem(await open(), 403, 'license-blocked', 'LICENSE_DISABLED');
  });

  test('is refused as blocked, and not as one too many, where another metric than sessions is exceeded', async () => {
    await install({ metric: 'reported' }, { user_count: 1 });
    await putModule(admin, { model, product: model, installedVersion: '1.0', usedLicenses: 2 });
    const refused = await open();
    expectProblem(refused, 403, 'license-blocked', 'USERS_EXCEEDED');
    expect(refused.body.detail).not.toContain('concurrent');
  });

  test('keeps its most at once for each day by itself', async () => {
    await install();
    const first = await opened();
    await opened('ben');
    await call('DELETE', `/${first.id}`);
    shiftClock(DAY);
    await opened();
    expect((await listSessionDays(admin)).map(({ day, peak }) => [day, peak])).toEqual([
      [today(), 1],
      [today(new Date(now().getTime() - DAY)), 2],
    ]);
  });

  test('is opened exactly as often as the license has users, however many try at once', async () => {
    await install({}, { user_count: 50 });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, number) => open(`user ${number}`)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(50);
    expect(statuses.filter((status) => status === 409)).toHaveLength(150);
    expect(await used()).toBe(50);
    expect(await listSessionDays(admin)).toMatchObject([{ peak: 50, openings: 50, refused: 150 }]);
  });
});

describe('bad input', () => {
  test('is refused with its path, and nothing is opened', async () => {
    await install();
    expectProblem(await call('POST', '', { model: 'Missing', user_name: 'anna' }), 404, 'not-found');
    for (const [body, path] of [
      [{ model }, 'user_name'],
      [{ model, user_name: '' }, 'user_name'],
      [{ model, user_name: 'a\u0000' }, 'user_name'],
      [{ model, user_name: 'x'.repeat(201) }, 'user_name'],
      [{ user_name: 'anna' }, 'model'],
    ] as const) {
      const answer = await call('POST', '', body);
      expectProblem(answer, 422, 'invalid-request');
      expect(answer.body.errors).toHaveProperty(path);
    }
    expectProblem(await call('PUT', '/nonsense'), 422, 'invalid-request');
    expectProblem(await call('DELETE', `/${randomUUID()}`), 404, 'not-found');
    expectProblem(await call('GET', ''), 405, 'method-not-allowed');
    expect(await used()).toBe(0);
  });

  test('needs the scope', async () => {
    await install();
    expectProblem(await call('POST', '', { model, user_name: 'anna' }, reading), 403, 'insufficient-scope');
  });
});
