import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { apiTokens } from '#db/schema/instance';
import { may } from '#lib/access/actor';
import { authenticateApiToken } from '#lib/accounts/api-tokens/authenticate';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import { listApiTokens } from '#lib/accounts/api-tokens/list';
import { revokeApiToken } from '#lib/accounts/api-tokens/revoke';
import { addPerson, tester } from '#lib/accounts/fixtures';
import { createRole } from '#lib/accounts/roles/create';
import { DAY, HOUR, MINUTE, SECOND, shiftClock, today } from '#lib/kernel/clock';

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

let user: Awaited<ReturnType<typeof addPerson>>;
beforeAll(async () => {
  user = await addPerson('user@example.com');
});

const create = (input: object = {}) =>
  createApiToken(tester, { name: 'Pipeline', scopes: ['modules:read'], expiresOn: '', ...input });
const lastUsed = async (id: string) =>
  (await listApiTokens(tester)).find((each) => each.id === id)?.lastUsedAt?.getTime();

describe('an API token', () => {
  test('may do what its scopes say, and nothing else', async () => {
    const { token } = await create({ scopes: ['modules:read', 'modules:write'] });
    expect(token).toMatch(/^lm_[\w-]{43}$/);
    const actor = await authenticateApiToken(token, 'modules:write');
    expect(actor).toMatchObject({ kind: 'api-token', name: 'API token Pipeline' });
    expect(may(actor, 'modules', 'delete')).toBe(true);
    expect(may(actor, 'licenses', 'read')).toBe(false);
    expect(may(actor, 'people', 'read')).toBe(false);
    await expect(authenticateApiToken(token, 'licenses:read')).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'insufficient-scope',
    });
    const readOnly = await authenticateApiToken((await create()).token, 'modules:read');
    expect(may(readOnly, 'modules', 'update')).toBe(false);
  });

  test('can do no more than who creates it', async () => {
    const { id } = await createRole(tester, {
      name: 'Keeper of tokens',
      audience: 'own',
      grants: { 'api-tokens': 'create', modules: 'read' },
    });
    const { actor } = await addPerson('tokens@example.com', 'user', { roles: [id] });
    const attempt = (scopes: string[]) => createApiToken(actor, { name: 'T', scopes, expiresOn: '' });
    await attempt(['modules:read']);
    for (const scopes of [['modules:read', 'modules:write'], ['licenses:read']])
      await expect(attempt(scopes)).rejects.toMatchObject({
        kind: 'forbidden',
        fieldErrors: { scopes: [expect.any(String)] },
      });
  });

  test('that is missing, unknown, revoked or expired is told apart', async () => {
    const { id, token } = await create({ expiresOn: today() });
    const refused = (given: string | undefined, code: string) =>
      expect(authenticateApiToken(given, 'modules:read')).rejects.toMatchObject({
        kind: 'unauthenticated',
        code,
      });
    await refused(undefined, 'token-missing');
    await refused('', 'token-missing');
    await refused(`${token}x`, 'token-invalid');
    await authenticateApiToken(token, 'modules:read');
    const midnight = Date.parse(today()) + DAY - Date.now();
    shiftClock(midnight + SECOND);
    await refused(token, 'token-expired');
    expect((await listApiTokens(tester)).find((each) => each.id === id)?.state).toBe('expired');
    shiftClock(0);
    await revokeApiToken(tester, { id });
    await revokeApiToken(tester, { id });
    await refused(token, 'token-invalid');
    expect((await listApiTokens(tester)).find((each) => each.id === id)?.state).toBe('revoked');
  });

  test('remembers its last use, to the minute', async () => {
    const { id, token } = await create();
    expect(await lastUsed(id)).toBeUndefined();
    await authenticateApiToken(token, 'modules:read');
    await expect.poll(() => lastUsed(id)).toBeGreaterThan(Date.now() - MINUTE);
    const first = await lastUsed(id);
    shiftClock(30 * SECOND);
    await authenticateApiToken(token, 'modules:read');
    expect(await lastUsed(id)).toBe(first);
    shiftClock(HOUR);
    await authenticateApiToken(token, 'modules:read');
    await expect.poll(() => lastUsed(id)).toBeGreaterThan((first ?? 0) + HOUR - MINUTE);
  });

  test('is made of good input by who may', async () => {
    const wrong = (input: object, field: string) =>
      expect(create(input)).rejects.toMatchObject({
        kind: 'invalid',
        fieldErrors: { [field]: expect.anything() },
      });
    await wrong({ name: '' }, 'name');
    await wrong({ scopes: undefined }, 'scopes');
    await wrong({ scopes: ['everything'] }, 'scopes.0');
    await wrong({ expiresOn: '2026-02-30' }, 'expiresOn');
    await wrong({ expiresOn: '2020-01-01' }, 'expiresOn');
    for (const attempt of [
      createApiToken(user.actor, { name: 'X', scopes: ['modules:read'] }),
      listApiTokens(user.actor),
      revokeApiToken(user.actor, { id: user.id }),
    ])
      await expect(attempt).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(revokeApiToken(tester, { id: user.id })).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('is kept as a hash only', async () => {
    const { token } = await create({ name: 'Secret', scopes: 'modules:read' });
    const everything = JSON.stringify([
      await reader().select().from(apiTokens),
      await reader().select().from(auditEntries),
      await listApiTokens(tester),
    ]);
    expect(everything).toContain('Secret');
    expect(everything).not.toContain(token);
  });
});
