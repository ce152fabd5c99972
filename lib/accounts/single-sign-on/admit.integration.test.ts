import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeDatabase, reader, transaction } from '#db/client';
import { OWN_ORGANIZATION, organizations, providerSessions, users } from '#db/schema/instance';
import { addPerson, auditLog, browserAt, PASSWORD, tester } from '#lib/accounts/fixtures';
import { disablePerson } from '#lib/accounts/people/disable';
import { invitePerson } from '#lib/accounts/people/invite';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { signIn } from '#lib/accounts/sign-in/verify';
import { admitIdentity } from '#lib/accounts/single-sign-on/admit';
import { tidyUp } from '#lib/jobs/housekeeping';
import { DAY, shiftClock } from '#lib/kernel/clock';

const ISSUER = 'https://login.example.com';

// The settings are read with the first import.
vi.hoisted(() => {
  vi.stubEnv('OIDC_ISSUER', 'https://login.example.com');
  vi.stubEnv('OIDC_CLIENT_ID', 'license-manager');
  vi.stubEnv('OIDC_CLIENT_SECRET', 'a secret');
  vi.stubEnv('OIDC_NAME', 'Example ID');
});

afterAll(closeDatabase);

interface Told {
  issuer?: string;
  email?: string | undefined;
  emailVerified?: boolean;
}

/** What the provider says of somebody, once it has been verified. */
const come = (subject: string, { issuer = ISSUER, email, emailVerified = true }: Told = {}) =>
  admitIdentity(
    {
      identity: { issuer, subject, email, emailVerified },
      idToken: `ID token of ${subject}`,
      authenticatedAt: undefined,
    },
    browserAt(),
  );

const invited = async (email: string) =>
  (await invitePerson(tester, { email, name: `Name of ${email}`, persona: 'user' })).id;

const accountOf = async (id: string) => {
  const [account] = await reader().select().from(users).where(eq(users.id, id));
  return account;
};

const lastEntry = async () => (await auditLog()).at(-1);

const refused = (message: RegExp) => ({ kind: 'forbidden', message: expect.stringMatching(message) });

describe('who signs in at the provider for the first time', () => {
  test('gets the account with the e-mail address, which is bound to the identity from then on', async () => {
    const id = await invited('ida@example.com');
    const claim = await come('ida', { email: 'Ida@Example.COM' });
    expect(claim).toMatchObject({ userId: id, providerSessionId: expect.any(String) });
    expect(await sessionActor(claim)).toMatchObject({ kind: 'person', id });
    expect(await accountOf(id)).toMatchObject({
      identityIssuer: ISSUER,
      identitySubject: 'ida',
      lastSignInAt: expect.any(Date),
    });
    expect(await lastEntry()).toBe(
      'Sign-in by ida@example.com: Signed in from 192.0.2.1 with Example ID, for the first time (ida).',
    );
    // The address at the provider may change; who it is does not.
    expect(await come('ida', { email: 'ida.married@example.com' })).toMatchObject({ userId: id });
    expect(await come('ida')).toMatchObject({ userId: id });
    expect(await lastEntry()).toBe(
      'Sign-in by ida@example.com: Signed in from 192.0.2.1 with Example ID (ida).',
    );
  });

  test('keeps the password that the account has', async () => {
    const both = await addPerson('both@example.com');
    await come('both', { email: 'both@example.com' });
    expect(await signIn({ email: 'both@example.com', password: PASSWORD }, browserAt())).toMatchObject({
      userId: both.id,
    });
  });

  test('is one of many at the same moment, and gets in each time', async () => {
    const id = await invited('often@example.com');
    const claims = await Promise.all([1, 2, 3, 4].map(() => come('often', { email: 'often@example.com' })));
    expect(claims.map((claim) => claim.userId)).toEqual([id, id, id, id]);
  });

  test('is refused, with a reason, when nobody here has the address', async () => {
    const before = await reader().$count(users);
    await expect(come('stranger', { email: 'stranger@example.com' })).rejects.toMatchObject(
      refused(/^Nobody here has the address stranger@example.com. Ask an administrator to add you.$/),
    );
    expect(await reader().$count(users)).toBe(before);
    expect(await lastEntry()).toBe(
      'Sign-in Failed by stranger@example.com: Refused from 192.0.2.1 with Example ID (stranger): nobody has this e-mail address.',
    );
  });

  test('is refused without an address, or with one that the provider has not verified', async () => {
    const id = await invited('vera@example.com');
    await expect(come('nameless')).rejects.toMatchObject(refused(/gives no e-mail address/));
    await expect(come('vera', { email: 'vera@example.com', emailVerified: false })).rejects.toMatchObject(
      refused(/has not verified your address vera@example.com/),
    );
    expect((await accountOf(id))?.identitySubject).toBeNull();
    expect(await lastEntry()).toMatch(/^Sign-in Failed by vera@example.com: .*not verified/);
  });
});

describe('a bound account', () => {
  let id = '';
  beforeAll(async () => {
    id = await invited('otto@example.com');
    await come('otto', { email: 'otto@example.com' });
  });

  test('is not given to another identity with the same address', async () => {
    await expect(come('impostor', { email: 'otto@example.com' })).rejects.toMatchObject(
      refused(/belongs to another identity at Example ID/),
    );
    expect((await accountOf(id))?.identitySubject).toBe('otto');
    expect(await lastEntry()).toMatch(/^Sign-in Failed .*bound to another identity\.$/);
  });

  test('of another provider is bound anew: the settings name the only one that is believed', async () => {
    const moved = await invited('moved@example.com');
    await come('otto', { issuer: 'https://former.example.com', email: 'moved@example.com' });
    expect(await come('new-name', { email: 'moved@example.com' })).toMatchObject({ userId: moved });
    expect(await accountOf(moved)).toMatchObject({ identityIssuer: ISSUER, identitySubject: 'new-name' });
  });

  test('that is disabled is refused, and so is an invited one', async () => {
    await disablePerson(tester, { id });
    await expect(come('otto')).rejects.toMatchObject(refused(/account otto@example.com is disabled/));
    const never = await invited('never@example.com');
    await disablePerson(tester, { id: never });
    await expect(come('never', { email: 'never@example.com' })).rejects.toMatchObject(refused(/disabled/));
    expect((await accountOf(never))?.identitySubject).toBeNull();
  });

  test('is refused when the organization does not allow its domain any more', async () => {
    const foreign = await invited('fay@foreign.example');
    await come('fay', { email: 'fay@foreign.example' });
    const allow = (allowedDomains: string[]) =>
      transaction((tx) =>
        tx.update(organizations).set({ allowedDomains }).where(eq(organizations.id, OWN_ORGANIZATION)),
      );
    await allow(['example.com']);
    await expect(come('fay')).rejects.toMatchObject(refused(/addresses at foreign.example cannot sign in/));
    expect(await lastEntry()).toMatch(/^Sign-in Failed by fay: .*does not allow the e-mail domain\.$/);
    await allow(['example.com', 'foreign.example']);
    expect(await come('fay')).toMatchObject({ userId: foreign });
    await allow([]);
  });
});

test('the ID token is kept sealed, and not for ever', async () => {
  const claim = await come('ida');
  const kept = async () => {
    const rows = await reader().select().from(providerSessions);
    return rows.find(({ id }) => id === claim.providerSessionId);
  };
  expect((await kept())?.sealedIdToken).toMatch(/^v1\./);
  expect(JSON.stringify(await kept())).not.toContain('ID token of');
  shiftClock(29 * DAY);
  await tidyUp();
  expect(await kept()).toBeDefined();
  shiftClock(31 * DAY);
  await tidyUp();
  expect(await kept()).toBeUndefined();
  shiftClock(0);
});
