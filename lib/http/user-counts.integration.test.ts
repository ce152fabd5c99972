import '#lib/http/fixtures/origin';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { transaction } from '#db/client';
import { licenseSet, licenses } from '#db/schema/environment';
import { systemActor } from '#lib/access/actor';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import type { LicenseEntry } from '#lib/contract/license-set';
import { licensedUsersAnswer, userLicenseCountAnswer } from '#lib/contract/user-licensing';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { theIdentity } from '#lib/environment/identity/read';
import { recountUsers } from '#lib/environment/recount/run';
import { SET_ROW } from '#lib/environment/refresh/in-force';
import { storeRole, storeUsers } from '#lib/environment/usage/testing';
import { close, origin } from '#lib/http/fixtures/origin';
import { send } from '#lib/http/fixtures/raw';
import { serveApi } from '#lib/http/fixtures/serve';
import { now } from '#lib/kernel/clock';
import { fold } from '#lib/kernel/text';
import { licenseWith } from '#lib/license/fixtures';

const actor = systemActor('test');
let licensing = '';
let counting = '';

beforeAll(async () => {
  serveApi();
  await ensureIdentity();
  const token = async (scope: string) =>
    (await createApiToken(actor, { name: scope, scopes: [scope] })).token;
  licensing = await token('licenses:read');
  counting = await token('users:read');
  await hold(
    licenseWith({ product: 'Größe/50%' }, { user_count: 12 }),
    licenseWith({ product: 'Site' }, { site_license: true, user_count: null }),
    licenseWith({ product: 'Nothing' }, null),
  );
});
afterAll(close);

/** Puts a license set in force, as a refresh does. */
async function hold(...entries: LicenseEntry[]): Promise<void> {
  const { environmentId, tenantId } = await theIdentity();
  const at = now();
  const times = { issuedAt: at, expiresAt: at, fetchedAt: at, checkedAt: at };
  const told = { issuer: origin, jti: '1', etag: '1', askedFor: '', licenseHolder: 'Contoso' };
  await transaction(async (tx) => {
    await tx
      .insert(licenseSet)
      .values({ id: SET_ROW, environmentId, tenantId, environmentActive: true, ...told, ...times });
    await tx.insert(licenses).values(
      entries.map((entry) => ({
        productKey: fold(entry.product),
        product: entry.product,
        entry: { ...entry },
      })),
    );
  });
}

const get = (path: string, token: string) =>
  send(`/api/environment/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
const licensed = (product: string, token = licensing) =>
  get(`/license-codes/${encodeURIComponent(product)}/user-license-count`, token);

test('the licensed user count is what the license states, and null for a site license', async () => {
  const answer = await licensed('größe/50%');
  expect(answer.status).toBe(200);
  expect(licensedUsersAnswer.parse(answer.body)).toEqual({ count: 12 });
  expect((await licensed('Site')).body).toEqual({ count: null });
  expect((await licensed('Nothing')).body).toEqual({ count: 0 });
});

test('a product without a license is not found', async () => {
  expect(await licensed('Unknown')).toMatchObject({
    status: 404,
    type: 'application/problem+json',
    body: { type: `${origin}/problems/not-found` },
  });
});

test('the user license counts are those of the last recount, 0 and null before there was one', async () => {
  const clerk = await storeRole('Clerk', 'self-serve');
  await storeUsers(['a', 'b'].map((userName) => ({ userName, roles: [clerk] })));
  const count = async (type: string) =>
    userLicenseCountAnswer.parse((await get(`/user-license-counts/${type}`, counting)).body);
  expect(await count('self-serve')).toEqual({ count: 0, recalculated_at: null });
  await recountUsers(actor);
  expect(await count('self-serve')).toEqual({ count: 2, recalculated_at: expect.any(String) });
  expect((await count('enterprise')).count).toBe(0);
});

test('another user license type is refused with those that there are', async () => {
  const answer = await get('/user-license-counts/none', counting);
  expect(answer.status).toBe(422);
  expect(JSON.stringify(answer.body)).toContain('enterprise, functional, task, self-serve');
});

test('each asks for its scope', async () => {
  expect((await licensed('Site', counting)).status).toBe(403);
  expect((await get('/user-license-counts/task', licensing)).status).toBe(403);
  expect((await licensed('Site', 'nonsense')).status).toBe(401);
});
