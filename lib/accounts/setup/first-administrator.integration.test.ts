import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { settings, users } from '#db/schema/instance';
import { browserAt } from '#lib/accounts/fixtures';
import {
  createConfiguredAdministrator,
  createFirstAdministrator,
} from '#lib/accounts/setup/first-administrator';
import { ensureAdministratorFromConfig } from '#lib/accounts/setup/from-config';
import { isSetupNeeded, SETUP_CODE } from '#lib/accounts/setup/needed';
import { ensureSetupCode } from '#lib/accounts/setup/setup-code';
import { trySetupCode } from '#lib/accounts/setup/try-code';

afterAll(closeDatabase);

const form = (code: string, number = 1) => ({
  code,
  name: 'Ada Administrator',
  email: `ada${number}@example.com`,
  password: 'correct horse battery',
  repeated: 'correct horse battery',
});

const create = (input: object) => createFirstAdministrator(input, browserAt());

describe('the first administrator', () => {
  test('is not created with a code that was never given', async () => {
    await ensureSetupCode();
    const [kept] = await reader().select().from(settings).where(eq(settings.name, SETUP_CODE));
    for (const code of ['guessed', '', String(kept?.value)])
      await expect(create(form(code))).rejects.toMatchObject({
        kind: expect.stringMatching(/^(forbidden|invalid)$/),
      });
    expect(await isSetupNeeded()).toBe(true);
  });

  test('is not created by who tries many codes, and all the same by who has the right one', async () => {
    const code = (await ensureSetupCode()) ?? '';
    const guesser = browserAt('198.51.100.8');
    for (let each = 0; each < 10; each += 1) expect(await trySetupCode(`guess ${each}`, guesser)).toBe(false);
    await expect(trySetupCode('guess', guesser)).rejects.toMatchObject({ kind: 'rate-limited' });
    await expect(createFirstAdministrator(form('guess'), guesser)).rejects.toMatchObject({
      kind: 'rate-limited',
    });
    expect(await trySetupCode(code, guesser)).toBe(true);
  });

  test('has one code, whichever instance is asked and however often it starts', async () => {
    const codes = await Promise.all(Array.from({ length: 5 }, ensureSetupCode));
    expect(new Set([...codes, await ensureSetupCode()]).size).toBe(1);
    expect(codes[0]).toMatch(/^[\w-]{43}$/);
  });

  test('needs a good password, twice, that is not the e-mail address', async () => {
    const code = (await ensureSetupCode()) ?? '';
    const wrong = async (change: object, field: string) =>
      expect(create({ ...form(code), ...change })).rejects.toMatchObject({
        kind: 'invalid',
        fieldErrors: { [field]: [expect.any(String)] },
      });
    await wrong({ password: 'short', repeated: 'short' }, 'password');
    await wrong({ password: 'aaaaaaaaaaaaaaaa', repeated: 'aaaaaaaaaaaaaaaa' }, 'password');
    await wrong({ repeated: 'another horse battery' }, 'repeated');
    await wrong({ password: 'ADA1@example.com', repeated: 'ADA1@example.com' }, 'password');
    await wrong({ password: 'x1y2'.repeat(51), repeated: 'x1y2'.repeat(51) }, 'password');
    await wrong({ email: 'nobody' }, 'email');
    await wrong({ name: ' ' }, 'name');
    await wrong({ name: 'Ada\u0000' }, 'name');
    expect(await isSetupNeeded()).toBe(true);
  });

  test('is created once by many simultaneous posts, whichever way they come', async () => {
    const code = (await ensureSetupCode()) ?? '';
    const outcomes = await Promise.allSettled([
      ...[1, 2, 3, 4].map((number) => create(form(code, number))),
      createConfiguredAdministrator({
        name: 'Config',
        email: 'c@example.com',
        password: 'a config password',
      }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'conflict' });
    const people = await reader().select().from(users);
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ persona: 'global-administrator', disabled: false });
    const entries = await reader().select().from(auditEntries);
    expect(entries.map((entry) => entry.operation)).toEqual(['Account Created']);
  });

  test('is never created again', async () => {
    expect(await isSetupNeeded()).toBe(false);
    expect(await ensureSetupCode()).toBeNull();
    await ensureAdministratorFromConfig();
  });
});
