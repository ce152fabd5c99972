import '#lib/http/fixtures/origin';

import { decodeProtectedHeader } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#lib/access/actor';
import { getLicenses, issuer, refresh, register, verified } from '#lib/http/fixtures/client';
import { close } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { DAY, MINUTE, SECOND, shiftClock } from '#lib/kernel/clock';
import * as seed from '#lib/licensing/fixtures/seed';
import { rotateSigningKey } from '#lib/licensing/signing-keys/rotate';

beforeAll(serveApi);
afterAll(close);
afterEach(() => shiftClock(0));

async function registered(licensed: Parameters<typeof seed.addTerms>[2] | null = {}) {
  const customer = await seed.addCustomer();
  const environment = await seed.addEnvironment({ customerId: customer.id });
  const product = await seed.addProduct();
  if (licensed) await seed.addTerms(customer.id, product, licensed);
  const { client_id: id, access_token: access, refresh_token } = await register(environment);
  return { customer, environment, product, id, access, refreshToken: refresh_token };
}

async function setOf(client: { id: string; access: string }, products: string[] = []) {
  const response = await getLicenses(client.access, products);
  expect(response.status).toBe(200);
  return verified(await response.text(), client.id);
}

async function entryOf(client: { id: string; access: string }, name: string, products: string[] = []) {
  const { licenses } = await setOf(client, products);
  return (licenses as { product: string }[]).find(({ product }) => product === name);
}

describe('the license set', () => {
  test('says for whom it is, by whom, and how long it is fresh', async () => {
    const client = await registered();
    const response = await getLicenses(client.access);
    expect(response.headers.get('content-type')).toBe('application/jwt');
    expect(response.headers.get('cache-control')).toContain('private');
    const token = await response.text();
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'license+jwt' });
    const claims = await verified(token, client.id);
    expect(claims).toMatchObject({
      iss: issuer,
      sub: client.environment.serialNumber,
      aud: client.id,
      tenant_id: client.environment.tenant,
      environment_active: true,
      license_holder: client.customer.name,
    });
    expect(claims.jti).toBeTruthy();
    expect(Number(claims.exp) - Number(claims.iat)).toBe(7 * 24 * 3600);
  });

  test('has every field of the product and of its terms', async () => {
    const client = await registered(null);
    const product = await seed.addProduct({
      featureManaged: true,
      metric: 'named_users',
      reaction: 'block',
      reactionNotCounted: 'warn',
      reactionCountStale: 'block',
      termsUrl: 'https://publisher.example/terms',
      userGuideUrl: 'https://publisher.example/guide',
      supportEmail: 'support@publisher.example',
    });
    await seed.addRelease(product.id, '10.0.9', '2025-01-01', 'https://publisher.example/9');
    await seed.addRelease(product.id, '10.0.10', '2025-06-30', 'https://publisher.example/10');
    await seed.addRelease(product.id, '9.9', '2025-09-01', 'https://publisher.example/old');
    await seed.addTerms(client.customer.id, product, {
      licenseType: 'Annual',
      userCount: 25,
      enabled: false,
      startsOn: '2025-01-01',
      expiresOn: '2025-12-31',
      featureDisableOn: '2026-02-28',
    });
    expect(await entryOf(client, product.name)).toEqual({
      product: product.name,
      product_active: true,
      terms: {
        license_type: 'Annual',
        site_license: false,
        user_count: 25,
        enabled: false,
        starts_on: '2025-01-01',
        expires_on: '2025-12-31',
        feature_disable_on: '2026-02-28',
      },
      feature_managed: true,
      metric: 'named_users',
      reaction: 'block',
      reaction_not_counted: 'warn',
      reaction_count_stale: 'block',
      latest_version: '10.0.10',
      entitled_version: '10.0.10',
      release_notes_url: 'https://publisher.example/10',
      terms_url: 'https://publisher.example/terms',
      user_guide_url: 'https://publisher.example/guide',
      support_email: 'support@publisher.example',
    });
  });

  test('has null for what there is none of, and the entitled version of lapsed maintenance', async () => {
    const client = await registered({ licenseType: 'Perpetual', siteLicense: true, expiresOn: '2025-03-31' });
    await seed.addRelease(client.product.id, '1.0', '2025-03-31');
    await seed.addRelease(client.product.id, '2.0', '2025-04-01');
    expect(await entryOf(client, client.product.name)).toMatchObject({
      terms: { site_license: true, user_count: null, starts_on: null, feature_disable_on: null },
      latest_version: '2.0',
      entitled_version: '1.0',
      release_notes_url: null,
      terms_url: null,
      support_email: null,
    });
  });

  test('has an entry for each named product without terms, under its own name', async () => {
    const client = await registered();
    const known = await seed.addProduct({ name: `Known Módule ${client.id}`, reaction: 'block' });
    const unknown = `No such product ${client.id}`;
    const { licenses } = await setOf(client, [known.name.toUpperCase(), unknown, ` ${unknown} `]);
    expect(licenses).toHaveLength(3);
    expect(licenses).toContainEqual(
      expect.objectContaining({ product: known.name, product_active: true, terms: null, reaction: 'block' }),
    );
    expect(licenses).toContainEqual(
      expect.objectContaining({ product: unknown, product_active: false, terms: null, reaction: 'warn' }),
    );
  });

  test('tells that the environment is no longer active', async () => {
    const client = await registered();
    await seed.changeEnvironmentRecord(client.environment.id, { active: false, revision: 2 });
    expect(await setOf(client)).toMatchObject({ environment_active: false });
  });

  test('names 500 products at most', async () => {
    const client = await registered();
    const names = Array.from({ length: 501 }, (_, index) => `P${index}`);
    expect((await getLicenses(client.access, names)).status).toBe(422);
    expect((await getLicenses(client.access, names.slice(1))).status).toBe(200);
  });
});

describe('a product whose license control is disabled', () => {
  test('is granted as a Perpetual site license, once, and audited', async () => {
    const client = await registered(null);
    const free = await seed.addProduct({ disableLicenseControl: true });
    const [one, other] = await Promise.all([setOf(client, [free.name]), setOf(client, [free.name])]);
    for (const { licenses } of [one, other]) {
      expect(licenses).toMatchObject([
        { terms: { license_type: 'Perpetual', site_license: true, enabled: true } },
      ]);
    }
    expect(await seed.termsOf(client.customer.id)).toHaveLength(1);
    expect(await seed.auditOf('Customer Product Created', client.environment.name)).toHaveLength(1);
    expect(await entryOf(client, free.name)).toMatchObject({ terms: { license_type: 'Perpetual' } });
  });

  test('is not granted unasked, nor to an environment that is not active, nor while it is not active itself', async () => {
    const client = await registered(null);
    const free = await seed.addProduct({ disableLicenseControl: true });
    const ended = await seed.addProduct({ disableLicenseControl: true, active: false });
    await setOf(client);
    expect(await entryOf(client, ended.name, [ended.name])).toMatchObject({ terms: null });
    await seed.changeEnvironmentRecord(client.environment.id, { active: false, revision: 2 });
    expect(await entryOf(client, free.name, [free.name])).toMatchObject({ terms: null });
    expect(await seed.termsOf(client.customer.id)).toEqual([]);
  });
});

describe('the ETag', () => {
  const etagOf = async (access: string, products: string[] = []) => {
    const response = await getLicenses(access, products);
    expect(response.status).toBe(200);
    await response.text();
    return response.headers.get('etag') ?? '';
  };

  test('spares an unchanged set, alone or among others', async () => {
    const client = await registered();
    const etag = await etagOf(client.access, ['B', 'a']);
    for (const sent of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const response = await getLicenses(client.access, ['A', 'b'], { 'if-none-match': sent });
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(etag);
      expect(await response.text()).toBe('');
    }
    const response = await getLicenses(client.access, ['A', 'b'], { 'if-none-match': '"other"' });
    expect(response.status).toBe(200);
  });

  test('changes with the terms, the catalogue, the environment, the products asked for, and the date', async () => {
    const client = await registered();
    const seen = new Set([await etagOf(client.access)]);
    const isNew = async (products: string[] = []) => {
      const before = seen.size;
      seen.add(await etagOf(client.access, products));
      expect(seen.size).toBe(before + 1);
    };
    await isNew(['X']);
    await seed.raiseCustomer(client.customer.id, 2);
    await isNew();
    await seed.raiseCatalogue(Date.now() % 1_000_000_000);
    await isNew();
    await seed.changeEnvironmentRecord(client.environment.id, { revision: 2 });
    await isNew();
    const pair = await refresh(client.id, client.refreshToken);
    shiftClock(DAY);
    const renewed = await refresh(client.id, pair.refresh);
    seen.add(await etagOf(renewed.access));
    expect(seen.size).toBe(6);
  });

  test('a set is never older than one that was answered before', async () => {
    const client = await registered();
    const first = await setOf(client, ['X']);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const second = await setOf(client, ['X', 'Y']);
    const third = await setOf(client, ['X']);
    expect(Number(second.iat)).toBeGreaterThan(Number(first.iat));
    expect(Number(third.iat)).toBeGreaterThanOrEqual(Number(second.iat));
  });

  test('a set is answered again until another instance has signed a later one', async () => {
    const client = await registered();
    const first = await setOf(client);
    expect((await setOf(client)).jti).toBe(first.jti);
    // By a clock that is ahead of ours, as far as clocks may be.
    const ahead = new Date(Date.now() + 20 * SECOND);
    await seed.noteLicenseSetSigned(client.id, ahead);
    const second = await setOf(client);
    expect(second.jti).not.toBe(first.jti);
    expect(Number(second.iat)).toBe(Math.floor(ahead.getTime() / SECOND));
  });

  test('a set is of now where another instance signed by a clock that was hours ahead', async () => {
    const client = await registered();
    await seed.noteLicenseSetSigned(client.id, new Date(Date.now() + DAY));
    const first = await setOf(client);
    expect(Math.abs(Number(first.iat) - Date.now() / SECOND)).toBeLessThan(10);
    expect((await setOf(client)).jti).toBe(first.jti);
  });
});

test('a new key is published before it signs, and the old one after', async () => {
  const keys = async () => {
    const { keys } = (await (await fetch(`${issuer}/jwks.json`)).json()) as {
      keys: Record<string, string>[];
    };
    return keys;
  };
  const kidOf = async (access: string) => decodeProtectedHeader(await (await getLicenses(access)).text()).kid;

  const client = await registered();
  const old = await kidOf(client.access);
  const [published] = await keys();
  expect(published).toMatchObject({ kid: old, use: 'sig', alg: 'RS256', kty: 'RSA' });
  for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(published).not.toHaveProperty(secret);

  const { kid } = await rotateSigningKey(systemActor('test'));
  await expect(rotateSigningKey(systemActor('test'))).rejects.toMatchObject({ kind: 'conflict' });
  expect((await keys()).map((key) => key.kid)).toEqual([old, kid]);
  shiftClock(10 * MINUTE);
  expect(await kidOf(client.access)).toBe(old);
  shiftClock(16 * MINUTE);
  expect(await kidOf(client.access)).toBe(kid);
  expect((await setOf(client)).sub).toBe(client.environment.serialNumber);
  shiftClock(7 * DAY + 16 * MINUTE);
  expect((await keys()).map((key) => key.kid)).toEqual([old, kid]);
  shiftClock(9 * DAY);
  expect((await keys()).map((key) => key.kid)).toEqual([kid]);
});
