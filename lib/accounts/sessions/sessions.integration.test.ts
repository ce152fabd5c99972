import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { accountSessions } from '#db/schema/instance';
import { CONFIRMED_FOR, isConfirmed } from '#lib/access/confirmed';
import {
  type Added,
  acting,
  addPerson,
  auditLog,
  browserAt,
  PASSWORD,
  tester,
  tokenOf,
} from '#lib/accounts/fixtures';
import { redeemLink } from '#lib/accounts/links/redeem';
import { changeMyPassword } from '#lib/accounts/own/change-password';
import { endMyOtherSessions, endMySession } from '#lib/accounts/own/end-sessions';
import { listMySessions } from '#lib/accounts/own/list-sessions';
import { disablePerson, enablePerson } from '#lib/accounts/people/disable';
import { endPersonSessions } from '#lib/accounts/people/end-sessions';
import { readPerson } from '#lib/accounts/people/list';
import { issuePersonLink } from '#lib/accounts/people/reissue-link';
import { removePerson } from '#lib/accounts/people/remove';
import { SESSION_IDLE, SESSION_LONGEST } from '#lib/accounts/sessions/lifetime';
import { renewSession } from '#lib/accounts/sessions/renew';
import { endReplacedSession } from '#lib/accounts/sessions/replace';
import { type SessionClaim, sessionActor } from '#lib/accounts/sign-in/session-user';
import { signOut } from '#lib/accounts/sign-in/sign-out';
import { signIn } from '#lib/accounts/sign-in/verify';
import { tidyUp } from '#lib/jobs/housekeeping';
import { DAY, MINUTE, SECOND, shiftClock } from '#lib/kernel/clock';

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

let number = 0;
let eve: Added;
beforeEach(async () => {
  number += 1;
  eve = await addPerson(`eve${number}@example.com`);
});

const signInAgain = (from = browserAt()) => signIn({ email: eve.email, password: PASSWORD }, from);

const isGood = async (claim: SessionClaim) => (await sessionActor(claim)) !== null;

const rowOf = async ({ sessionId }: SessionClaim) => {
  const [row] = await reader().select().from(accountSessions).where(eq(accountSessions.id, sessionId));
  return row;
};

describe('a session', () => {
  test('is whose it is, with the session version that it was made at, and nobody else’s', async () => {
    const claim = await signInAgain();
    expect(await acting(claim)).toMatchObject({ id: eve.id, session: { id: claim.sessionId } });
    const other = await addPerson(`other${number}@example.com`);
    for (const wrong of [
      { ...claim, userId: other.id },
      { ...claim, sessionVersion: claim.sessionVersion + 1 },
      { ...claim, sessionId: other.id },
      { ...claim, sessionId: '' },
    ])
      expect(await isGood(wrong)).toBe(false);
  });

  test('ends 60 minutes after it was last used', async () => {
    const claim = await signInAgain();
    shiftClock(SESSION_IDLE - SECOND);
    expect(await renewSession(claim)).toMatchObject({ id: claim.sessionId });
    shiftClock(2 * SESSION_IDLE - 2 * SECOND);
    expect(await isGood(claim)).toBe(true);
    shiftClock(2 * SESSION_IDLE);
    expect(await isGood(claim)).toBe(false);
    expect(await renewSession(claim)).toBeNull();
  });

  test('ends 12 hours after signing in, however much it is used', async () => {
    const claim = await signInAgain();
    const { createdAt } = (await rowOf(claim)) ?? { createdAt: new Date(0) };
    for (let used = 0; used < SESSION_LONGEST; used += SESSION_IDLE - MINUTE) {
      shiftClock(used);
      const session = await renewSession(claim);
      expect(session?.expiresAt.getTime()).toBeLessThanOrEqual(createdAt.getTime() + SESSION_LONGEST);
    }
    shiftClock(SESSION_LONGEST - SECOND);
    expect(await isGood(claim)).toBe(true);
    shiftClock(SESSION_LONGEST);
    expect(await renewSession(claim)).toBeNull();
  });

  test('is written down as used at most once a minute', async () => {
    const claim = await signInAgain();
    const before = await rowOf(claim);
    shiftClock(50 * SECOND);
    await renewSession(claim);
    expect(await rowOf(claim)).toEqual(before);
    shiftClock(70 * SECOND);
    await Promise.all([1, 2, 3].map(() => renewSession(claim)));
    const after = await rowOf(claim);
    expect(after?.lastUsedAt.getTime()).toBeGreaterThan((before?.lastUsedAt.getTime() ?? 0) + MINUTE);
    expect(after?.expiresAt.getTime()).toBe((after?.lastUsedAt.getTime() ?? 0) + SESSION_IDLE);
  });

  test('that was signed out of is good for nothing, and no renewal under way brings it back', async () => {
    for (let round = 0; round < 10; round += 1) {
      const claim = await signInAgain();
      const actor = await acting(claim);
      shiftClock(2 * MINUTE);
      await Promise.all([renewSession(claim), signOut(actor), renewSession(claim)]);
      expect(await isGood(claim)).toBe(false);
      expect(await renewSession(claim)).toBeNull();
      shiftClock(0);
    }
    expect((await auditLog()).at(-1)).toBe(`Sign-out by ${eve.email}: Signed out.`);
  });

  test('that a browser had before it signed in again ends', async () => {
    const before = await signInAgain();
    const after = await signInAgain();
    await endReplacedSession(before);
    expect(await isGood(before)).toBe(false);
    expect(await isGood(after)).toBe(true);
  });

  test('goes with what nobody can use any more, and not before', async () => {
    const claim = await signInAgain();
    shiftClock(DAY);
    await tidyUp();
    expect(await rowOf(claim)).toBeDefined();
    shiftClock(DAY + 2 * SESSION_IDLE);
    await tidyUp();
    expect(await rowOf(claim)).toBeUndefined();
  });
});

describe('of the own sessions', () => {
  test('each is listed with its browser and address, this one first', async () => {
    const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36';
    const there = await signInAgain({ address: '198.51.100.7', userAgent: chrome });
    expect(await listMySessions(eve.actor)).toMatchObject([
      { id: eve.claim.sessionId, browser: 'Firefox on Linux', address: '192.0.2.1', current: true },
      { id: there.sessionId, browser: 'Chrome on Windows', address: '198.51.100.7', current: false },
    ]);
    expect((await listMySessions(await acting(there))).map(({ current }) => current)).toEqual([true, false]);
    await expect(listMySessions(tester)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('one is ended, and nobody else’s', async () => {
    const there = await signInAgain(browserAt('198.51.100.7'));
    const other = await addPerson(`other${number}@example.com`);
    for (const id of [other.claim.sessionId, eve.id])
      await expect(endMySession(eve.actor, { id })).rejects.toMatchObject({ kind: 'not-found' });
    expect(await isGood(other.claim)).toBe(true);

    await endMySession(eve.actor, { id: there.sessionId });
    expect(await isGood(there)).toBe(false);
    expect(await isGood(eve.claim)).toBe(true);
    expect((await auditLog()).at(-1)).toBe(
      `Sessions Ended by ${eve.email}: Ended the own session in Firefox on Linux from 198.51.100.7.`,
    );
    await expect(endMySession(eve.actor, { id: there.sessionId })).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect(await listMySessions(eve.actor)).toHaveLength(1);
  });

  test('all others are ended at once', async () => {
    const others = await Promise.all([1, 2, 3].map(() => signInAgain()));
    expect(await endMyOtherSessions(eve.actor)).toBe(3);
    for (const other of others) expect(await isGood(other)).toBe(false);
    expect(await isGood(eve.claim)).toBe(true);
    expect((await auditLog()).at(-1)).toBe(
      `Sessions Ended by ${eve.email}: Ended all other own sessions (3).`,
    );
    expect(await endMyOtherSessions(eve.actor)).toBe(0);
  });

  test('all others end with the old password; this one goes on by the new claim alone', async () => {
    const there = await signInAgain();
    const choice = { password: 'an even better one', repeated: 'an even better one' };
    shiftClock(CONFIRMED_FOR);
    const kept = await changeMyPassword(eve.actor, { current: PASSWORD, ...choice });
    expect([await isGood(kept), await isGood(there), await isGood(eve.claim)]).toEqual([true, false, false]);
    const actor = await acting(kept);
    expect(await listMySessions(actor)).toMatchObject([{ current: true }]);
    // Who has typed the password has proved who they are.
    expect(isConfirmed(actor)).toBe(true);
  });
});

describe('all sessions of a person', () => {
  test('are counted and ended by who keeps the person', async () => {
    const claims = [eve.claim, await signInAgain(), await signInAgain()];
    expect((await readPerson(tester, eve.id)).sessions).toBe(3);
    const other = await addPerson(`other${number}@example.com`);
    await expect(endPersonSessions(other.actor, { id: eve.id })).rejects.toMatchObject({ kind: 'forbidden' });

    expect(await endPersonSessions(tester, { id: eve.id })).toBe(3);
    for (const claim of claims) expect(await isGood(claim)).toBe(false);
    expect((await readPerson(tester, eve.id)).sessions).toBe(0);
    expect((await auditLog()).at(-1)).toBe(`Sessions Ended by Test: Ended the sessions of ${eve.email} (3).`);
    expect(await isGood(other.claim)).toBe(true);
    expect(await isGood(await signInAgain())).toBe(true);
  });

  test('end while somebody signs in: either that session ends, too, or it begins afterwards', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [begun] = await Promise.allSettled([
        signInAgain(browserAt(`192.0.2.${10 + round}`)),
        disablePerson(tester, { id: eve.id }),
      ]);
      if (begun.status === 'fulfilled') expect(await isGood(begun.value)).toBe(false);
      await enablePerson(tester, { id: eve.id });
      if (begun.status === 'fulfilled') expect(await isGood(begun.value)).toBe(false);
      expect((await readPerson(tester, eve.id)).sessions).toBe(0);
    }
  });

  test('end when the account is disabled, reset or removed', async () => {
    await disablePerson(tester, { id: eve.id });
    await enablePerson(tester, { id: eve.id });
    expect(await isGood(eve.claim)).toBe(false);

    const before = await signInAgain();
    const { address } = await issuePersonLink(tester, { id: eve.id });
    const choice = { token: tokenOf(address), password: PASSWORD, repeated: PASSWORD };
    const opened = await redeemLink('reset', choice, browserAt());
    expect([await isGood(before), await isGood(opened)]).toEqual([false, true]);
    expect((await readPerson(tester, eve.id)).sessions).toBe(1);

    await removePerson(tester, { id: eve.id });
    expect(await isGood(opened)).toBe(false);
    expect(await rowOf(opened)).toBeUndefined();
  });
});
