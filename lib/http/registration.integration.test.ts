import '#lib/http/fixtures/origin';

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { discover, errorOf, issuer, register, statusWith } from '#lib/http/fixtures/client';
import { close, origin } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { HOUR, shiftClock } from '#lib/kernel/clock';
import * as seed from '#lib/licensing/fixtures/seed';

beforeAll(serveApi);
afterAll(close);

test('an OAuth client finds everything from the issuer', async () => {
  const server = await discover();
  expect(server).toMatchObject({
    issuer,
    registration_endpoint: `${issuer}/registrations`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    jwks_uri: `${issuer}/jwks.json`,
    response_types_supported: [],
    grant_types_supported: ['refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
  });
});

test('health says that the database answers', async () => {
  const response = await fetch(`${origin}/health`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
});

describe('registration', () => {
  test('a listed environment is registered at once, with its metadata and first tokens', async () => {
    const customer = await seed.addCustomer();
    const environment = await seed.addEnvironment({ customerId: customer.id });
    const answer = await register(environment);
    expect(answer).toMatchObject({
      token_type: 'Bearer',
      expires_in: 24 * 3600,
      grant_types: ['refresh_token'],
      response_types: [],
      token_endpoint_auth_method: 'none',
      tenant_id: environment.tenant,
      environment_id: environment.serialNumber,
      license_holder: customer.name,
    });
    expect(Math.abs(Number(answer.client_id_issued_at) - Date.now() / 1000)).toBeLessThan(60);
    expect(await statusWith(answer.access_token)).toBe(200);
    expect(await seed.auditOf('Environment Registered', environment.name)).toHaveLength(1);
  });

  test('the tenant is compared without case and blanks around, the serial number as it is', async () => {
    const environment = await seed.addEnvironment({ tenant: 'MiXed.Example.com', serialNumber: 'Serial-1' });
    await register({ tenant: '  mixed.EXAMPLE.com ', serialNumber: 'Serial-1' });
    expect(await seed.auditOf('Environment Registered', environment.name)).toHaveLength(1);
    expect(await errorOf(register({ tenant: 'mixed.example.com', serialNumber: 'serial-1' }))).toBe(
      'registration_pending',
    );
  });

  test('an unknown pair is kept as pending once, with its attempts', async () => {
    const pair = { tenant: 'unknown.example.com', serialNumber: randomUUID() };
    expect(await errorOf(register(pair))).toBe('registration_pending');
    expect(await errorOf(register(pair))).toBe('registration_pending');
    expect(await seed.pendingOf(pair.serialNumber)).toMatchObject([
      { tenant: pair.tenant, state: 'pending', attempts: 2, remoteAddress: '127.0.0.1' },
    ]);
    expect(
      (await seed.auditOf('Registration Pending')).filter(({ details }) =>
        details.includes(pair.serialNumber),
      ),
    ).toHaveLength(1);
  });

  test('a rejected pair is told so', async () => {
    const [rejected] = await seed.addPending(1, 'rejected');
    if (!rejected) throw new Error('Nothing was seeded.');
    expect(await errorOf(register(rejected))).toBe('registration_rejected');
  });

  test('no more than 1,000 wait, also when several ask at once', async () => {
    await seed.removePending();
    await seed.addPending(998, 'pending');
    const tries = Array.from({ length: 8 }, () =>
      errorOf(register({ tenant: 'flood.example.com', serialNumber: randomUUID() })),
    );
    const errors = (await Promise.all(tries)).sort();
    expect(errors).toEqual([
      ...Array(2).fill('registration_pending'),
      ...Array(6).fill('temporarily_unavailable'),
    ]);
    await seed.removePending();
  });

  test('an environment that is not active is told so', async () => {
    const environment = await seed.addEnvironment({ active: false });
    expect(await errorOf(register(environment))).toBe('environment_inactive');
    expect(await seed.environmentRecord(environment.id)).toMatchObject({ refusedAttempts: 1 });
  });

  test('one that has registered before is refused and shown as an attempt', async () => {
    const environment = await seed.addEnvironment();
    const first = await register(environment, { key: randomUUID() });
    expect(await errorOf(register(environment, { key: randomUUID() }))).toBe('already_registered');
    expect(await errorOf(register(environment))).toBe('already_registered');
    const record = await seed.environmentRecord(environment.id);
    expect(record).toMatchObject({ refusedAttempts: 2, revision: 1 });
    expect(record.lastRefusedAt).toBeInstanceOf(Date);
    expect(await seed.auditOf('Registration Refused', environment.name)).toHaveLength(2);
    expect(await statusWith(first.access_token)).toBe(200);
  });

  test('of many that register the same pair at once exactly one wins', async () => {
    const environment = await seed.addEnvironment();
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => register(environment, { key: randomUUID() })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tries) {
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ error: 'already_registered' });
    }
    expect(await seed.environmentRecord(environment.id)).toMatchObject({ refusedAttempts: 5 });
  });
});

describe('a lost answer', () => {
  test('a repeat with the same key gives new tokens, and the first are revoked', async () => {
    const environment = await seed.addEnvironment();
    const key = randomUUID();
    const first = await register(environment, { key });
    expect(await statusWith(first.access_token)).toBe(200);
    const second = await register(environment, { key });
    expect(second.client_id).toBe(first.client_id);
    expect(await statusWith(first.access_token)).toBe(401);
    expect(await statusWith(second.access_token)).toBe(200);
    expect(await seed.environmentRecord(environment.id)).toMatchObject({ refusedAttempts: 0 });
  });

  test('repeats at the same time leave one pair that works', async () => {
    const environment = await seed.addEnvironment();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 4 }, () => register(environment, { key })));
    const statuses = await Promise.all(answers.map((answer) => statusWith(answer.access_token)));
    expect(statuses.sort()).toEqual([200, 401, 401, 401]);
  });

  test('the same key for another pair is no repeat', async () => {
    const key = randomUUID();
    const one = await seed.addEnvironment();
    const other = await seed.addEnvironment();
    const first = await register(one, { key });
    const second = await register(other, { key });
    expect(second.client_id).not.toBe(first.client_id);
    expect(await statusWith(first.access_token)).toBe(200);
  });
});

describe('a registration code', () => {
  test('lets a registered environment register again, once, and ends the earlier registration', async () => {
    const environment = await seed.addEnvironment();
    const first = await register(environment, { key: randomUUID() });
    await seed.addCode(environment.id, 'ABCDE-FGHJK-MNPQR-STVWX');
    const second = await register(environment, { key: randomUUID(), code: ' abcde fghjk mnpqr stvwx ' });
    expect(second.client_id).not.toBe(first.client_id);
    expect(await statusWith(first.access_token)).toBe(401);
    expect(await statusWith(second.access_token)).toBe(200);
    const again = register(environment, { key: randomUUID(), code: 'ABCDE-FGHJK-MNPQR-STVWX' });
    expect(await errorOf(again)).toBe('invalid_registration_code');
    expect(await statusWith(second.access_token)).toBe(200);
  });

  test('may be sent again with the same key when the answer was lost', async () => {
    const environment = await seed.addEnvironment();
    await register(environment, { key: randomUUID() });
    const again = { key: randomUUID(), code: await seed.addCode(environment.id, 'LOSTA-NSWER-22222-33333') };
    const first = await register(environment, again);
    const second = await register(environment, again);
    expect(second.client_id).toBe(first.client_id);
    expect(await statusWith(first.access_token)).toBe(401);
    expect(await statusWith(second.access_token)).toBe(200);
  });

  test('is refused when it is wrong, expired, or another environment’s', async () => {
    const environment = await seed.addEnvironment();
    const other = await seed.addEnvironment();
    await register(environment);
    await seed.addCode(other.id, 'OTHER-OTHER-OTHER-OTHER');
    await seed.addCode(environment.id, 'STALE-STALE-STALE-STALE', -HOUR);
    for (const code of ['OTHER-OTHER-OTHER-OTHER', 'STALE-STALE-STALE-STALE', 'WRONG-WRONG']) {
      expect(await errorOf(register(environment, { code }))).toBe('invalid_registration_code');
    }
  });

  test('is good for 72 hours', async () => {
    const environment = await seed.addEnvironment();
    const code = await seed.addCode(environment.id, 'SEVEN-TYTWO-HOURS-22222');
    shiftClock(72 * HOUR + 1000);
    expect(await errorOf(register(environment, { code }))).toBe('invalid_registration_code');
    shiftClock(71 * HOUR);
    await register(environment, { code });
    shiftClock(0);
  });

  test('may be required by the publisher at the first registration already', async () => {
    const environment = await seed.addEnvironment();
    await seed.requireCodes(true);
    expect(await errorOf(register(environment))).toBe('invalid_registration_code');
    const code = await seed.addCode(environment.id, 'FIRST-FIRST-FIRST-FIRST');
    await register(environment, { code });
    await seed.requireCodes(false);
  });
});
