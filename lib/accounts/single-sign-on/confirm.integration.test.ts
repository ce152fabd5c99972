import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { closeDatabase } from '#db/client';
import { CONFIRMED_FOR, isConfirmed } from '#lib/access/confirmed';
import { acting, addPerson, auditLog, browserAt, tester } from '#lib/accounts/fixtures';
import { disablePerson, enablePerson } from '#lib/accounts/people/disable';
import { invitePerson } from '#lib/accounts/people/invite';
import { confirmByPassword } from '#lib/accounts/sessions/confirm';
import { type SessionClaim, sessionActor } from '#lib/accounts/sign-in/session-user';
import { admitIdentity } from '#lib/accounts/single-sign-on/admit';
import { confirmByIdentity } from '#lib/accounts/single-sign-on/confirm';
import type { SignedOn } from '#lib/accounts/single-sign-on/finish';
import type { Flow } from '#lib/accounts/single-sign-on/flow';
import { MINUTE, now, SECOND, shiftClock } from '#lib/kernel/clock';

// The settings are read with the first import.
vi.hoisted(() => {
  vi.stubEnv('OIDC_ISSUER', 'https://login.example.com');
  vi.stubEnv('OIDC_CLIENT_ID', 'license-manager');
  vi.stubEnv('OIDC_CLIENT_SECRET', 'a secret');
  vi.stubEnv('OIDC_NAME', 'Example ID');
});

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

const ADDRESS = '192.0.2.1';

/** Somebody who has just signed in at the provider. */
const signedOn = (subject: string, authenticatedAt: Date | undefined = now()): SignedOn => ({
  identity: {
    issuer: 'https://login.example.com',
    subject,
    email: `${subject}@example.com`,
    emailVerified: true,
  },
  idToken: 'an ID token',
  authenticatedAt,
});

async function person(subject: string) {
  const { id } = await invitePerson(tester, {
    email: `${subject}@example.com`,
    name: subject,
    persona: 'user',
  });
  const claim = await admitIdentity(signedOn(subject), browserAt());
  return { id, claim, actor: await acting(claim) };
}

/** A confirmation of this session that begins now. */
const begun = ({ sessionId }: SessionClaim): Flow => ({
  state: 'state',
  nonce: 'nonce',
  verifier: 'verifier',
  target: '/confirmed',
  confirms: sessionId,
  begunAt: now().getTime(),
});

const refused = (message: RegExp) => ({ kind: 'forbidden', message: expect.stringMatching(message) });
const lastEntry = async () => (await auditLog()).at(-1);

describe('a session is confirmed at the provider', () => {
  test('by the same person, who signs in there anew', async () => {
    const { actor, claim } = await person('ida');
    expect(isConfirmed(actor)).toBe(true);
    shiftClock(CONFIRMED_FOR);
    expect(isConfirmed(actor)).toBe(false);

    const sessionId = await confirmByIdentity(actor, begun(claim), signedOn('ida'), ADDRESS);
    expect(isConfirmed(await acting({ ...claim, sessionId }))).toBe(true);
    expect(await sessionActor(claim)).toBeNull();
    expect(await lastEntry()).toBe(
      'Identity Confirmed by ida@example.com: Confirmed from 192.0.2.1 with Example ID (ida).',
    );
  });

  test('counting from when the person signed in there', async () => {
    const { actor, claim } = await person('slow');
    const flow = begun(claim);
    const at = now();
    shiftClock(4 * MINUTE);
    const sessionId = await confirmByIdentity(actor, flow, signedOn('slow', at), ADDRESS);
    const confirmed = await acting({ ...claim, sessionId });
    expect(isConfirmed(confirmed)).toBe(true);
    shiftClock(CONFIRMED_FOR + SECOND);
    expect(isConfirmed(confirmed)).toBe(false);
  });

  test('not by a sign-in there that is older, or of unknown age', async () => {
    const { actor, claim } = await person('ivo');
    const old = new Date(now().getTime() - 2 * MINUTE);
    await expect(confirmByIdentity(actor, begun(claim), signedOn('ivo', old), ADDRESS)).rejects.toMatchObject(
      refused(/did not ask you to sign in anew/),
    );
    expect(await lastEntry()).toBe(
      'Sign-in Failed by ivo@example.com: Refused from 192.0.2.1 with Example ID (ivo): the sign-in at the provider is an old one.',
    );
    const unknown = { ...signedOn('ivo'), authenticatedAt: undefined };
    await expect(confirmByIdentity(actor, begun(claim), unknown, ADDRESS)).rejects.toMatchObject(
      refused(/does not say when you signed in/),
    );
    expect(await sessionActor(claim)).not.toBeNull();
  });

  test('not by somebody else, whether they have an account or not', async () => {
    const { actor, claim } = await person('ines');
    await person('otto');
    await expect(confirmByIdentity(actor, begun(claim), signedOn('otto'), ADDRESS)).rejects.toMatchObject(
      refused(/have signed in with Example ID as somebody else/),
    );
    expect(await lastEntry()).toBe(
      'Sign-in Failed by otto@example.com: Refused from 192.0.2.1 with Example ID (otto): it should have confirmed ines@example.com.',
    );
    await expect(confirmByIdentity(actor, begun(claim), signedOn('stranger'), ADDRESS)).rejects.toMatchObject(
      refused(/Nobody here has the address/),
    );
    const impostor = signedOn('another-subject');
    impostor.identity.email = 'ines@example.com';
    await expect(confirmByIdentity(actor, begun(claim), impostor, ADDRESS)).rejects.toMatchObject(
      refused(/belongs to another identity/),
    );
  });

  test('not in another session than the one in which it was begun, nor in one that has ended', async () => {
    const { id, actor, claim } = await person('iris');
    const there = await admitIdentity(signedOn('iris'), browserAt());
    await expect(
      confirmByIdentity(await acting(there), begun(claim), signedOn('iris'), ADDRESS),
    ).rejects.toMatchObject({ kind: 'conflict' });
    await disablePerson(tester, { id });
    await enablePerson(tester, { id });
    await expect(confirmByIdentity(actor, begun(claim), signedOn('iris'), ADDRESS)).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
  });

  test('by who signed in with a password, too; who has none is sent to the provider', async () => {
    const both = await addPerson('both@example.com');
    const sessionId = await confirmByIdentity(both.actor, begun(both.claim), signedOn('both'), ADDRESS);
    expect(isConfirmed(await acting({ ...both.claim, sessionId }))).toBe(true);

    const { actor } = await person('ilse');
    await expect(confirmByPassword(actor, { password: 'any' }, ADDRESS)).rejects.toMatchObject(
      refused(/You have no password here. Confirm with Example ID/),
    );
  });
});
