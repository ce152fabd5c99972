import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { accountLinks, users } from '#db/schema/instance';
import { CONFIRMED_FOR } from '#lib/access/confirmed';
import { addPerson, browserAt, PASSWORD, tester, tokenOf } from '#lib/accounts/fixtures';
import { inspectLink } from '#lib/accounts/links/inspect';
import { openLink } from '#lib/accounts/links/open';
import { redeemLink } from '#lib/accounts/links/redeem';
import { disablePerson } from '#lib/accounts/people/disable';
import { invitePerson } from '#lib/accounts/people/invite';
import { issuePersonLink } from '#lib/accounts/people/reissue-link';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { signIn } from '#lib/accounts/sign-in/verify';
import { randomToken } from '#lib/crypto/tokens';
import { HOUR, shiftClock } from '#lib/kernel/clock';
import { CONFIRMATION_REQUIRED } from '#lib/kernel/errors';

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

let number = 0;
async function invited() {
  number += 1;
  const email = `invited${number}@example.com`;
  const { id, address } = await invitePerson(tester, { email, name: 'Ines', persona: 'user' });
  return { id, email, address, token: tokenOf(address) };
}
const choose = (token: string, password = PASSWORD) => ({ token, password, repeated: password });

describe('a link to choose a password', () => {
  test('lets the person in, once', async () => {
    const { email, token, address } = await invited();
    expect(address).toBe(`http://localhost:3000/invitation/${token}`);
    expect(await inspectLink('invitation', token)).toMatchObject({ state: 'good', email });
    const claim = await redeemLink('invitation', choose(token), browserAt());
    expect((await sessionActor(claim))?.name).toBe(email);
    expect(await inspectLink('invitation', token)).toEqual({ state: 'used' });
    await expect(redeemLink('invitation', choose(token), browserAt())).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('used already'),
    });
  });

  test('sets one password when several redeem it at once', async () => {
    const { token, email } = await invited();
    const passwords = [1, 2, 3, 4, 5].map((each) => `${PASSWORD} ${each}`);
    const outcomes = await Promise.allSettled(
      passwords.map((password) => redeemLink('invitation', choose(token, password), browserAt())),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const winner = outcomes.findIndex((outcome) => outcome.status === 'fulfilled');
    await signIn({ email, password: passwords[winner] }, browserAt());
  });

  test('ends after 72 hours', async () => {
    const { token } = await invited();
    shiftClock(72 * HOUR - 1000);
    expect(await inspectLink('invitation', token)).toMatchObject({ state: 'good' });
    shiftClock(72 * HOUR + 1000);
    expect(await inspectLink('invitation', token)).toEqual({ state: 'expired' });
    await expect(redeemLink('invitation', choose(token), browserAt())).rejects.toMatchObject({
      message: expect.stringContaining('expired'),
    });
  });

  test('is good for its own purpose only, and unknown when altered', async () => {
    const { token } = await invited();
    expect(await inspectLink('reset', token)).toEqual({ state: 'unknown' });
    expect(await inspectLink('invitation', `${token}x`)).toEqual({ state: 'unknown' });
    await expect(redeemLink('reset', choose(token), browserAt())).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('ends when a new one is issued, and when the account is disabled', async () => {
    const { id, token } = await invited();
    const again = await issuePersonLink(tester, { id });
    expect(again.kind).toBe('invitation');
    expect(await inspectLink('invitation', token)).toEqual({ state: 'unknown' });
    expect(await inspectLink('invitation', tokenOf(again.address))).toMatchObject({ state: 'good' });
    await disablePerson(tester, { id });
    expect(await inspectLink('invitation', tokenOf(again.address))).toEqual({ state: 'unknown' });
    await expect(issuePersonLink(tester, { id })).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('refuses a password that is short, repeated wrongly, or the e-mail address', async () => {
    const { token, email } = await invited();
    const refused = (input: object) =>
      expect(redeemLink('invitation', { token, ...input }, browserAt())).rejects.toMatchObject({
        kind: 'invalid',
      });
    await refused({ password: 'elevenchars', repeated: 'elevenchars' });
    await refused({ password: PASSWORD, repeated: `${PASSWORD}!` });
    await refused({ password: email.toUpperCase(), repeated: email.toUpperCase() });
    await refused({});
    expect(await inspectLink('invitation', token)).toMatchObject({ state: 'good' });
  });

  test('a reset ends every session, and only the new password works', async () => {
    const { id, claim } = await addPerson('reset@example.com');
    const link = await issuePersonLink(tester, { id });
    expect(link.kind).toBe('reset');
    expect(await sessionActor(claim)).not.toBeNull();
    const renewed = await redeemLink('reset', choose(tokenOf(link.address), 'another password'), browserAt());
    expect(await sessionActor(claim)).toBeNull();
    expect(await sessionActor(renewed)).not.toBeNull();
    await expect(
      signIn({ email: 'reset@example.com', password: PASSWORD }, browserAt()),
    ).rejects.toMatchObject({
      kind: 'invalid',
    });
    await signIn({ email: 'reset@example.com', password: 'another password' }, browserAt());
  });

  test('for a new password instead of one is handed out only to who has lately proved who it is', async () => {
    const { id } = await addPerson('forgetful@example.com');
    const { actor } = await addPerson('keeper@example.com', 'global-administrator');
    shiftClock(CONFIRMED_FOR);
    const { id: newcomer } = await invited();
    expect(await issuePersonLink(actor, { id: newcomer })).toMatchObject({ kind: 'invitation' });
    await expect(issuePersonLink(actor, { id })).rejects.toMatchObject({ code: CONFIRMATION_REQUIRED });
    expect(
      await reader().$count(accountLinks, and(eq(accountLinks.userId, id), isNull(accountLinks.usedAt))),
    ).toBe(0);
    shiftClock(0);
    expect(await issuePersonLink(actor, { id })).toMatchObject({ kind: 'reset' });
  });

  test('is kept as a hash only', async () => {
    const { token } = await invited();
    const everything = JSON.stringify([
      await reader().select().from(accountLinks),
      await reader().select().from(users),
      await reader().select().from(auditEntries),
    ]);
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(PASSWORD);
  });

  test('may be opened as often as one likes; what is none, from one address a few times', async () => {
    const { token } = await invited();
    const guesser = browserAt('198.51.100.7');
    const guess = () => openLink('invitation', randomToken(), guesser);
    for (let each = 0; each < 10; each += 1) expect(await guess()).toEqual({ state: 'unknown' });
    await expect(guess()).rejects.toMatchObject({
      kind: 'rate-limited',
      message: expect.stringMatching(/Try again in \d+ seconds\./),
    });
    await expect(redeemLink('invitation', choose(randomToken()), guesser)).rejects.toMatchObject({
      kind: 'rate-limited',
    });
    for (let each = 0; each < 20; each += 1)
      expect(await openLink('invitation', token, guesser)).toMatchObject({ state: 'good' });
    await redeemLink('invitation', choose(token), guesser);
  });
});
