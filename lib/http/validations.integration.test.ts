import '#lib/http/fixtures/origin';

import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { discover, issuer, register } from '#lib/http/fixtures/client';
import { close } from '#lib/http/fixtures/origin';
import { postJson } from '#lib/http/fixtures/raw';
import { serveApi } from '#lib/http/fixtures/serve';
import { DAY, MINUTE, now, shiftClock, today } from '#lib/kernel/clock';
import * as seed from '#lib/licensing/fixtures/seed';

beforeAll(serveApi);
afterAll(close);

const asked = {
  model: 'Model',
  model_version: '1.2.3',
  host_url: 'https://contoso.example.com',
  is_enabled: true,
  is_installed: true,
  is_production: false,
  used_licenses: 7,
};

async function registered(terms: Parameters<typeof seed.addTerms>[2] | null = {}, productValues = {}) {
  const environment = await seed.addEnvironment();
  const product = await seed.addProduct(productValues);
  if (terms) await seed.addTerms(environment.customerId, product, terms);
  const { client_id: id, access_token: access } = await register(environment);
  return { environment, product, id, access };
}

type Client = Pick<Awaited<ReturnType<typeof registered>>, 'id' | 'access'>;

/** Asks, and verifies the answer as any holder would. */
async function validate({ id, access }: Client, input: object) {
  const response = await fetch(`${issuer}/validations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...asked, ...input }),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/jwt');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const keys = createRemoteJWKSet(new URL(String((await discover()).jwks_uri)));
  const verified = await jwtVerify(await response.text(), keys, {
    issuer,
    audience: id,
    typ: 'license-validation+jwt',
  });
  return verified.payload;
}

const inDays = (days: number) => today(new Date(now().getTime() + days * DAY));

describe('a validation', () => {
  test('says for whom it is and what the license says, with the nonce that was sent', async () => {
    const client = await registered({ expiresOn: inDays(30) });
    const claims = await validate(client, { product: client.product.name, nonce: 'once' });
    expect(claims).toMatchObject({
      sub: client.environment.serialNumber,
      tenant_id: client.environment.tenant,
      product: client.product.name,
      code: 'VALID',
      permitted: true,
      reaction: null,
      message: null,
      expires_on: inDays(30),
      nonce: 'once',
    });
    expect(claims.facts).toMatchObject({ expired: false, exceeded: false, not_counted: false });
    expect(claims.jti).toBeTruthy();
    expect(Number(claims.exp) - Number(claims.iat)).toBe(24 * 3600);
    expect((await validate(client, { product: client.product.name })).nonce).toBeNull();
  });

  test('is signed afresh for each nonce; without one it may be the same for a minute, while it says the same', async () => {
    const client = await registered({ userCount: 5 });
    const about = (input = {}) => validate(client, { product: client.product.name, ...input });
    const [one, other] = [await about({ nonce: 'same' }), await about({ nonce: 'same' })];
    expect(one.jti).not.toBe(other.jti);
    const first = await about({ used_licenses: 5 });
    expect((await about({ used_licenses: 5 })).jti).toBe(first.jti);
    expect(await about({ used_licenses: 6 })).toMatchObject({ code: 'USERS_EXCEEDED' });
    await seed.changeEnvironmentRecord(client.environment.id, { active: false, revision: 2 });
    expect(await about({ used_licenses: 5 })).toMatchObject({ code: 'ENVIRONMENT_INACTIVE' });
    shiftClock(MINUTE);
    try {
      expect((await about({ used_licenses: 5 })).jti).not.toBe(first.jti);
    } finally {
      shiftClock(0);
    }
    expect(await seed.validationsOf(client.environment.id)).toHaveLength(7);
  });

  test('goes by the terms, the use that is told, and the reaction of the product', async () => {
    const client = await registered({ userCount: 5, expiresOn: inDays(-1) }, { reaction: 'block' });
    const claims = await validate(client, { product: client.product.name.toUpperCase() });
    expect(claims).toMatchObject({
      code: 'EXPIRED',
      permitted: false,
      reaction: 'block',
      product: client.product.name,
      facts: { expired: true, exceeded: true },
    });
    expect(claims.message).toContain('has expired');
  });

  test('of a product that is unknown, without terms or not active is not licensed', async () => {
    const client = await registered(null);
    const inactive = await seed.addProduct({ active: false });
    await seed.addTerms(client.environment.customerId, inactive);
    for (const product of ['No such product', client.product.name, inactive.name]) {
      expect(await validate(client, { product })).toMatchObject({ code: 'NOT_LICENSED', product });
    }
  });

  test('of an environment that is not active says so, and grants nothing', async () => {
    const client = await registered(null, { disableLicenseControl: true });
    await seed.changeEnvironmentRecord(client.environment.id, { active: false });
    const claims = await validate(client, { product: client.product.name });
    expect(claims).toMatchObject({ code: 'ENVIRONMENT_INACTIVE', facts: { not_licensed: true } });
    expect(await seed.termsOf(client.environment.customerId)).toEqual([]);
  });

  test('grants a product whose license control is disabled', async () => {
    const client = await registered(null, { disableLicenseControl: true });
    const ask = () => validate(client, { product: client.product.name });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers).toMatchObject([{ code: 'VALID' }, { code: 'VALID' }]);
    expect(await seed.termsOf(client.environment.customerId)).toMatchObject([
      { licenseType: 'Perpetual', siteLicense: true },
    ]);
    const audit = await seed.auditOf('Customer Product Created', client.environment.name);
    expect(audit).toHaveLength(1);
  });

  test('takes a number of named users that is told for counted, and none for not counted', async () => {
    const client = await registered({}, { metric: 'named_users', reactionNotCounted: 'warn' });
    const { name: product } = client.product;
    expect(await validate(client, { product })).toMatchObject({ code: 'VALID' });
    expect(await validate(client, { product, used_licenses: null })).toMatchObject({
      code: 'USERS_NOT_COUNTED',
      reaction: 'warn',
    });
  });

  test('stands in the validation log, with all that was told and what was answered', async () => {
    const client = await registered();
    await validate(client, { product: client.product.name, something: 'else' });
    await validate(client, { product: 'Unknown', model_version: null, used_licenses: undefined });
    expect(await seed.validationsOf(client.environment.id)).toMatchObject([
      {
        product: client.product.name,
        model: 'Model',
        modelVersion: '1.2.3',
        hostUrl: 'https://contoso.example.com',
        enabled: true,
        installed: true,
        production: false,
        usedLicenses: 7,
        code: 'VALID',
        permitted: true,
      },
      { product: 'Unknown', modelVersion: '', usedLicenses: null, code: 'NOT_LICENSED' },
    ]);
  });
});

describe('a validation that is not in order', () => {
  test('names each wrong field, and leaves no trace in the log', async () => {
    const client = await registered();
    const authorization = `Bearer ${client.access}`;
    const answer = await postJson(
      '/validations',
      { ...asked, product: '', is_enabled: 'yes', model_version: 'new', nonce: 'n'.repeat(256) },
      { authorization },
    );
    expect(answer).toMatchObject({ status: 422, type: 'application/problem+json' });
    expect(Object.keys(answer.body.errors as object).sort()).toEqual([
      'is_enabled',
      'model_version',
      'nonce',
      'product',
    ]);
    expect(await seed.validationsOf(client.environment.id)).toEqual([]);
  });

  test('is refused without a token, with a wrong one, and when it is too large or no JSON', async () => {
    const { access } = await registered();
    const without = await postJson('/validations', asked);
    expect(without).toMatchObject({ status: 401, type: 'application/problem+json' });
    expect(without.headers.get('www-authenticate')).toBe('Bearer');
    const wrong = await postJson('/validations', asked, { authorization: 'Bearer nobody' });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"');
    const authorization = `Bearer ${access}`;
    const large = await postJson(
      '/validations',
      { ...asked, product: 'x'.repeat(300_000) },
      { authorization },
    );
    expect(large).toMatchObject({ status: 413, type: 'application/problem+json' });
    const malformed = await postJson('/validations', '{', { authorization });
    expect(malformed).toMatchObject({ status: 400, type: 'application/problem+json' });
    const method = await fetch(`${issuer}/validations`, { headers: { authorization } });
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toBe('POST');
  });
});
