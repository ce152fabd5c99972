import '#lib/http/fixtures/origin';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, type Registered, refresh, register, revoke, statusWith } from '#lib/http/fixtures/client';
import { close } from '#lib/http/fixtures/origin';
import { serveApi } from '#lib/http/fixtures/serve';
import { DAY, HOUR, shiftClock } from '#lib/kernel/clock';
import * as seed from '#lib/licensing/fixtures/seed';

beforeAll(serveApi);
afterAll(close);
afterEach(() => shiftClock(0));

async function registered() {
  const environment = await seed.addEnvironment();
  const answer: Registered = await register(environment);
  return {
    environment,
    id: answer.client_id,
    first: { access: answer.access_token, refresh: answer.refresh_token },
  };
}

const reuses = async (name: string) => (await seed.auditOf('Token Reuse Detected', name)).length;

describe('refreshing', () => {
  test('rotates the refresh token; the preceding tokens go on until a new one is used', async () => {
    const { id, first } = await registered();
    const second = await refresh(id, first.refresh);
    expect(second.access).not.toBe(first.access);
    expect(second.refresh).not.toBe(first.refresh);
    expect(await statusWith(first.access)).toBe(200);
    expect(await statusWith(second.access)).toBe(200);
    expect(await statusWith(first.access)).toBe(401);
  });

  test('goes on from pair to pair without any other use', async () => {
    const { id, first } = await registered();
    let pair = first;
    for (let turn = 0; turn < 4; turn += 1) pair = await refresh(id, pair.refresh);
    expect(await statusWith(pair.access)).toBe(200);
  });

  test('a lost answer locks nobody out: the preceding token gives another pair and kills the lost one', async () => {
    const { id, first, environment } = await registered();
    const lost = await refresh(id, first.refresh);
    const second = await refresh(id, first.refresh);
    expect(await statusWith(lost.access)).toBe(401);
    expect(await statusWith(second.access)).toBe(200);
    expect(await reuses(environment.name)).toBe(0);
  });

  test('many refreshes with one token at once all answer, and one pair works', async () => {
    const { id, first, environment } = await registered();
    const pairs = await Promise.all(Array.from({ length: 6 }, () => refresh(id, first.refresh)));
    const statuses = await Promise.all(pairs.map((pair) => statusWith(pair.access)));
    expect(statuses.sort()).toEqual([200, 401, 401, 401, 401, 401]);
    expect(await reuses(environment.name)).toBe(0);
  });

  test('a customer token lasts 24 hours, a refresh token 90 days from its last renewal', async () => {
    const { id, first } = await registered();
    shiftClock(24 * HOUR - 5000);
    expect(await statusWith(first.access)).toBe(200);
    shiftClock(24 * HOUR + 5000);
    expect(await statusWith(first.access)).toBe(401);
    shiftClock(89 * DAY);
    const second = await refresh(id, first.refresh);
    shiftClock(178 * DAY);
    const third = await refresh(id, second.refresh);
    shiftClock(269 * DAY);
    expect(await errorOf(refresh(id, third.refresh))).toBe('invalid_grant');
  });
});

describe('a refresh token that had been replaced', () => {
  test('revokes the whole family after the new customer token was used, and raises an alarm', async () => {
    const { id, first, environment } = await registered();
    const second = await refresh(id, first.refresh);
    expect(await statusWith(second.access)).toBe(200);
    expect(await errorOf(refresh(id, first.refresh))).toBe('invalid_grant');
    expect(await statusWith(second.access)).toBe(401);
    expect(await errorOf(refresh(id, second.refresh))).toBe('invalid_grant');
    const [alarm] = await seed.auditOf('Token Reuse Detected', environment.name);
    expect(alarm?.details).toContain(id);
    for (const token of [first.refresh, second.refresh]) expect(alarm?.details).not.toContain(token);
    expect(await errorOf(register(environment))).toBe('already_registered');
    const code = await seed.addCode(environment.id, `BACKA-GAINX-${id.slice(-5)}-${id.slice(0, 5)}`);
    const again = await register(environment, { code });
    expect(await statusWith(again.access_token)).toBe(200);
  });

  test('does so after the new refresh token was used', async () => {
    const { id, first, environment } = await registered();
    const second = await refresh(id, first.refresh);
    const third = await refresh(id, second.refresh);
    expect(await errorOf(refresh(id, first.refresh))).toBe('invalid_grant');
    expect(await statusWith(third.access)).toBe(401);
    expect(await reuses(environment.name)).toBe(1);
  });

  test('does so when it was given up as lost', async () => {
    const { id, first, environment } = await registered();
    const lost = await refresh(id, first.refresh);
    const second = await refresh(id, first.refresh);
    expect(await errorOf(refresh(id, lost.refresh))).toBe('invalid_grant');
    expect(await statusWith(second.access)).toBe(401);
    expect(await reuses(environment.name)).toBe(1);
  });

  test('of one client leaves all others alone', async () => {
    const thief = await registered();
    const other = await registered();
    await refresh(thief.id, (await refresh(thief.id, thief.first.refresh)).refresh);
    await errorOf(refresh(thief.id, thief.first.refresh));
    expect(await statusWith(other.first.access)).toBe(200);
  });
});

test('a token is good for its own client only', async () => {
  const one = await registered();
  const other = await registered();
  expect(await errorOf(refresh(other.id, one.first.refresh))).toBe('invalid_grant');
  expect(await errorOf(refresh(one.id, 'no token at all'))).toBe('invalid_grant');
  expect(await errorOf(refresh(one.id, one.first.access))).toBe('invalid_grant');
  expect(await statusWith(one.first.access)).toBe(200);
  expect(await statusWith(one.first.refresh)).toBe(401);
});

describe('revocation', () => {
  test('of the refresh token ends the registration', async () => {
    const { id, first, environment } = await registered();
    await revoke(id, first.refresh);
    expect(await statusWith(first.access)).toBe(401);
    expect(await errorOf(refresh(id, first.refresh))).toBe('invalid_grant');
    expect(await seed.auditOf('Tokens Revoked', environment.name)).toHaveLength(1);
    expect(await errorOf(register(environment))).toBe('already_registered');
  });

  test('of the customer token ends only that', async () => {
    const { id, first } = await registered();
    await revoke(id, first.access);
    expect(await statusWith(first.access)).toBe(401);
    expect(await statusWith((await refresh(id, first.refresh)).access)).toBe(200);
  });

  test('of a token that is not known, or revoked already, is done', async () => {
    const { id, first } = await registered();
    await revoke(id, 'never issued');
    await revoke(id, first.refresh);
    await revoke(id, first.refresh);
  });

  test('of another client’s token is refused', async () => {
    const one = await registered();
    const other = await registered();
    expect(await errorOf(revoke(other.id, one.first.refresh))).toBe('invalid_grant');
    expect(await statusWith(one.first.access)).toBe(200);
  });
});

test('tokens are never stored as they are', async () => {
  const { id, first } = await registered();
  const second = await refresh(id, first.refresh);
  const stored = JSON.stringify(await seed.storedPairs(id));
  for (const token of [first.access, first.refresh, second.access, second.refresh]) {
    expect(stored).not.toContain(token.slice(4));
  }
});
