import { afterAll, expect, test, vi } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { accountLinks, users } from '#db/schema/instance';
import { browserAt } from '#lib/accounts/fixtures';
import { redeemLink } from '#lib/accounts/links/redeem';
import { changeMyPassword } from '#lib/accounts/own/change-password';
import { readOwnAccount } from '#lib/accounts/own/read';
import { invitePerson } from '#lib/accounts/people/invite';
import { issuePersonLink } from '#lib/accounts/people/reissue-link';
import { createFirstAdministrator } from '#lib/accounts/setup/first-administrator';
import { ensureAdministratorFromConfig } from '#lib/accounts/setup/from-config';
import { ensureSetupCode } from '#lib/accounts/setup/setup-code';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { signIn } from '#lib/accounts/sign-in/verify';

// The settings are read with the first import.
vi.hoisted(() => {
  vi.stubEnv('OIDC_ISSUER', 'https://login.example.com');
  vi.stubEnv('OIDC_CLIENT_ID', 'license-manager');
  vi.stubEnv('OIDC_CLIENT_SECRET', 'a secret');
  vi.stubEnv('OIDC_NAME', 'Example ID');
  vi.stubEnv('LOCAL_ACCOUNTS', 'off');
});

afterAll(closeDatabase);

const PASSWORD = 'correct horse battery staple';
const REFUSED = { kind: 'forbidden', message: 'People sign in with Example ID here, not with a password.' };

test('without local accounts the first administrator has no password, and no password opens anything', async () => {
  const code = await ensureSetupCode();
  const claim = await createFirstAdministrator(
    { code, name: 'Ada', email: 'ada@example.com', password: PASSWORD, repeated: PASSWORD },
    browserAt(),
  );
  const [account] = await reader().select().from(users);
  expect(account).toMatchObject({ email: 'ada@example.com', passwordHash: null });

  const actor = await sessionActor(claim);
  if (!actor) throw new Error('The setup opened no session.');
  expect(await readOwnAccount(actor)).toMatchObject({ hasPassword: false });
  const choice = { password: PASSWORD, repeated: PASSWORD };
  await expect(signIn({ email: 'ada@example.com', password: PASSWORD }, browserAt())).rejects.toMatchObject(
    REFUSED,
  );
  await expect(redeemLink('invitation', { token: 'any', ...choice }, browserAt())).rejects.toMatchObject(
    REFUSED,
  );
  await expect(changeMyPassword(actor, { current: PASSWORD, ...choice })).rejects.toMatchObject(REFUSED);
  await ensureAdministratorFromConfig();
  expect(await reader().$count(users)).toBe(1);

  // Who is invited needs no link either: the account is there, and the provider says who comes.
  const person = { email: 'ida@example.com', name: 'Ida', persona: 'user' };
  const { id, ...issued } = await invitePerson(actor, person);
  expect(issued).toEqual({ address: 'http://localhost:3000/sign-in', expiresAt: null });
  expect(await reader().$count(accountLinks)).toBe(0);
  await expect(issuePersonLink(actor, { id })).rejects.toMatchObject(REFUSED);
});
