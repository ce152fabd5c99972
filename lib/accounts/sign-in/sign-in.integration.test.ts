import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { addPerson, auditLog, browserAt, PASSWORD, tester } from '#lib/accounts/fixtures';
import { changeMyPassword } from '#lib/accounts/own/change-password';
import { readOwnAccount } from '#lib/accounts/own/read';
import { renameMyself } from '#lib/accounts/own/rename';
import { invitePerson } from '#lib/accounts/people/invite';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { signOut } from '#lib/accounts/sign-in/sign-out';
import { signIn, WRONG_CREDENTIALS } from '#lib/accounts/sign-in/verify';
import { hashPassword } from '#lib/crypto/password';

afterAll(closeDatabase);

type Added = Awaited<ReturnType<typeof addPerson>>;
let eve: Added;
const email = 'eve@example.com';
let address = '';
let number = 0;

beforeAll(async () => {
  eve = await addPerson(email);
});
beforeEach(() => {
  number += 1;
  address = `192.0.2.${number}`;
});

describe('signing in', () => {
  test('opens a session and is written down', async () => {
    const claim = await signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD }, browserAt(address));
    const actor = await sessionActor(claim);
    expect(actor).toMatchObject({ kind: 'person', id: eve.id, name: email });
    expect(await sessionActor({ ...claim, sessionVersion: claim.sessionVersion + 1 })).toBeNull();
    if (actor) await signOut(actor);
    const log = await auditLog();
    expect(log).toContain(`Sign-in by ${email}: Signed in from ${address}.`);
    expect(log.at(-1)).toBe(`Sign-out by ${email}: Signed out.`);
    expect(await sessionActor(claim)).toBeNull();
  });

  test('says the same for a wrong password, an unknown address and an open invitation', async () => {
    await invitePerson(tester, { email: 'open@example.com', name: 'Open', persona: 'user' });
    const tries = [
      { email, password: 'not the password' },
      { email: 'nobody@example.com', password: PASSWORD },
      { email: 'open@example.com', password: PASSWORD },
    ];
    for (const attempt of tries)
      await expect(signIn(attempt, browserAt(address))).rejects.toMatchObject({
        kind: 'invalid',
        message: WRONG_CREDENTIALS,
        fieldErrors: {},
      });
    const log = (await auditLog()).slice(-3).join('\n');
    expect(log).toContain(`Sign-in Failed by ${email}: Failed from ${address}: wrong password.`);
    expect(log).toContain('Sign-in Failed by nobody@example.com');
    expect(log).not.toContain('not the password');
  });

  test('takes as long for an unknown address, which is compared with a hash of the same cost', async () => {
    const time = async (attempt: { email: string; password: string }) => {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const start = performance.now();
        await signIn(attempt, browserAt(`${address}-${round}`)).catch(() => undefined);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const hash = await hashPassword(PASSWORD);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const unknown = await time({ email: 'stranger@example.com', password: PASSWORD });
    const known = await time({ email, password: 'not the password' });
    expect(unknown).toBeGreaterThan(known / 3);
  });

  test('makes whoever fails wait, without revealing what would have been right', async () => {
    await addPerson('finn@example.com');
    const attempt = (password: string) => signIn({ email: 'finn@example.com', password }, browserAt(address));
    const failures = await Promise.allSettled(Array.from({ length: 8 }, () => attempt('a wrong guess')));
    const kinds = failures.map((each) => (each.status === 'rejected' ? each.reason.kind : 'signed in'));
    expect(kinds.filter((kind) => kind === 'invalid')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'rate-limited')).toHaveLength(3);
    await expect(attempt(PASSWORD)).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfter: expect.any(Number),
    });
    const refusals = (await auditLog()).filter((line) => line.includes('refused for a while'));
    expect(refusals).toHaveLength(1);
    // The owner, elsewhere, is not locked out.
    await signIn({ email: 'finn@example.com', password: PASSWORD }, browserAt('198.51.100.1'));
  });

  test('forgets the failures of who has signed in', async () => {
    for (let round = 0; round < 4; round += 1) {
      await expect(signIn({ email, password: 'a wrong guess' }, browserAt(address))).rejects.toMatchObject({
        kind: 'invalid',
      });
      await expect(signIn({ email, password: 'a wrong guess' }, browserAt(address))).rejects.toMatchObject({
        kind: 'invalid',
      });
      await signIn({ email, password: PASSWORD }, browserAt(address));
    }
  });

  test('names what is missing', async () => {
    for (const input of [{}, { email: 'x', password: '' }, { email: 1, password: [] }, null])
      await expect(signIn(input, browserAt(address))).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('the own account', () => {
  test('has a name that one changes oneself', async () => {
    const { revision } = await readOwnAccount(eve.actor);
    await renameMyself(eve.actor, { name: 'Eve E.', revision });
    expect(await readOwnAccount(eve.actor)).toMatchObject({ name: 'Eve E.', email, persona: 'user' });
    await expect(renameMyself(eve.actor, { name: 'Late', revision })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await expect(renameMyself(tester, { name: 'X', revision: 1 })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  test('has a password that only who knows it changes; other sessions end', async () => {
    const other = await signIn({ email, password: PASSWORD }, browserAt(address));
    const change = { current: PASSWORD, password: 'an even better one', repeated: 'an even better one' };
    await expect(changeMyPassword(eve.actor, { ...change, current: 'guess' })).rejects.toMatchObject({
      fieldErrors: { current: [expect.any(String)] },
    });
    const mine = await changeMyPassword(eve.actor, change);
    expect(await sessionActor(other)).toBeNull();
    expect(await sessionActor(mine)).not.toBeNull();
    await signIn({ email, password: 'an even better one' }, browserAt(address));
  });
});
