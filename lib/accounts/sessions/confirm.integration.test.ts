import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import type { Actor } from '#lib/access/actor';
import { CONFIRMED_FOR, isConfirmed } from '#lib/access/confirmed';
import { type Added, addPerson, auditLog, browserAt, PASSWORD, tester } from '#lib/accounts/fixtures';
import { endPersonSessions } from '#lib/accounts/people/end-sessions';
import { confirmByPassword } from '#lib/accounts/sessions/confirm';
import { renewSession } from '#lib/accounts/sessions/renew';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { signIn, WRONG_CREDENTIALS } from '#lib/accounts/sign-in/verify';
import { shiftClock } from '#lib/kernel/clock';

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

let number = 0;
let eve: Added;
let address = '';
beforeEach(async () => {
  number += 1;
  address = `203.0.113.${number}`;
  eve = await addPerson(`eve${number}@example.com`);
});

const confirm = (password: unknown, actor = eve.actor) => confirmByPassword(actor, { password }, address);

/** Who acts in the session of `eve`, now that it has the ID `sessionId`. */
async function asNow(sessionId: string): Promise<Actor> {
  const actor = await sessionActor({ ...eve.claim, sessionId });
  if (!actor) throw new Error('The session is not good.');
  return actor;
}

describe('a session is confirmed', () => {
  test('by signing in, for five minutes, and then by the password', async () => {
    expect(isConfirmed(eve.actor)).toBe(true);
    shiftClock(CONFIRMED_FOR);
    expect(isConfirmed(eve.actor)).toBe(false);
    // Use is no proof.
    await renewSession(eve.claim);
    expect(isConfirmed(await asNow(eve.claim.sessionId))).toBe(false);

    expect(isConfirmed(await asNow(await confirm(PASSWORD)))).toBe(true);
    expect((await auditLog()).at(-1)).toBe(
      `Identity Confirmed by ${eve.email}: Confirmed from ${address} with the password.`,
    );
  });

  test('under a new ID, so that a copy of the cookie from before is good for nothing', async () => {
    const kept = await asNow(await confirm(PASSWORD));
    expect(await sessionActor(eve.claim)).toBeNull();
    expect(await renewSession(eve.claim)).toBeNull();
    expect(kept.session?.expiresAt).toEqual(eve.actor.session?.expiresAt);
  });

  test('by the right password alone, and each wrong one is written down', async () => {
    await expect(confirm('not the password')).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { password: ['This is not your password.'] },
    });
    expect((await auditLog()).at(-1)).toBe(
      `Sign-in Failed by ${eve.email}: Failed from ${address} to confirm a session: wrong password.`,
    );
    for (const nothing of ['', undefined, 1, ['x'], 'x'.repeat(1001)])
      await expect(confirm(nothing)).rejects.toMatchObject({ kind: 'invalid' });
    expect(await sessionActor(eve.claim)).not.toBeNull();
  });

  test('with as many tries as signing in has, counted together', async () => {
    const wrong = { email: eve.email, password: 'a wrong guess' };
    for (let round = 0; round < 3; round += 1)
      await expect(signIn(wrong, browserAt(address))).rejects.toMatchObject({ message: WRONG_CREDENTIALS });
    for (let round = 0; round < 2; round += 1)
      await expect(confirm('a wrong guess')).rejects.toMatchObject({ kind: 'invalid' });
    await expect(confirm(PASSWORD)).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfter: expect.any(Number),
    });
    await expect(signIn(wrong, browserAt(address))).rejects.toMatchObject({ kind: 'rate-limited' });
    const refusals = (await auditLog()).filter(
      (line) => line.includes(eve.email) && line.includes('refused for a while'),
    );
    expect(refusals).toHaveLength(1);
  });

  test('only while it is open', async () => {
    await endPersonSessions(tester, { id: eve.id });
    await expect(confirm(PASSWORD)).rejects.toMatchObject({ kind: 'unauthenticated' });
    expect((await auditLog()).at(-1)).toMatch(/^Sessions Ended/);
    await expect(confirm(PASSWORD, tester)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
