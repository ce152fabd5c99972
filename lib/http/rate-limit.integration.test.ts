import '#lib/http/fixtures/origin';

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#lib/access/actor';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { refresh, register } from '#lib/http/fixtures/client';
import { close } from '#lib/http/fixtures/origin';
import { type Answer, postForm, postJson, send } from '#lib/http/fixtures/raw';
import { serveApi } from '#lib/http/fixtures/serve';
import * as seed from '#lib/licensing/fixtures/seed';

beforeAll(serveApi);
afterAll(close);

/** The first answer 429 among at most `most` of `work`. */
async function untilLimited(most: number, work: () => Promise<Answer>): Promise<Answer> {
  for (let each = 0; each < most; each += 1) {
    const answer = await work();
    if (answer.status === 429) return answer;
  }
  throw new Error('No request was refused.');
}

function expectLimited(answer: Answer): void {
  expect(answer).toMatchObject({ type: 'application/json', body: { error: 'temporarily_unavailable' } });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}

test('who guesses tokens is slowed down, who refreshes is not', async () => {
  const environment = await seed.addEnvironment();
  const registered = await register(environment);
  let token = registered.refresh_token;
  for (let turn = 0; turn < 200; turn += 1) token = (await refresh(registered.client_id, token)).refresh;

  const guess = () =>
    postForm('/token', `grant_type=refresh_token&client_id=${randomUUID()}&refresh_token=${randomUUID()}`);
  expectLimited(await untilLimited(300, guess));
});

test('who guesses API tokens is slowed down, and nobody who has one', async () => {
  await ensureIdentity();
  const { token } = await createApiToken(systemActor('test'), { name: 'good', scopes: ['modules:read'] });
  const list = (bearer: string) =>
    send('/api/environment/v1/modules', { headers: { authorization: `Bearer ${bearer}` } });
  expect(await list('guessed')).toMatchObject({ status: 401 });
  const limited = await untilLimited(300, () => list(randomUUID()));
  expect(limited).toMatchObject({ type: 'application/problem+json', body: { status: 429 } });
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await list(token)).toMatchObject({ status: 200 });
});

test('an address registers so many times a minute', async () => {
  expectLimited(await untilLimited(1000, () => postJson('/registrations', {})));
});
