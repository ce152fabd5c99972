import { eq } from 'drizzle-orm';
import { transaction, type Writer } from '#db/client';
import { settings, users } from '#db/schema/instance';
import { systemActor } from '#lib/access/actor';
import { firstAdministrator, firstAdministratorByEmail } from '#lib/accounts/schema';
import type { Browser } from '#lib/accounts/sessions/browser';
import { openAccountSession } from '#lib/accounts/sessions/open';
import { isSetupNeeded, SETUP_CODE } from '#lib/accounts/setup/needed';
import { trySetupCode } from '#lib/accounts/setup/try-code';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { recordAudit } from '#lib/audit/record';
import { config } from '#lib/config/config';
import { hashPassword } from '#lib/crypto/password';
import { now } from '#lib/kernel/clock';
import { AppError, conflict } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';

/**
 * Creates the first administrator with the one-time code, once: of several at the same time one succeeds. Without
 * local accounts there is no password: the session that this opens is the only one until the administrator signs in
 * at the OpenID Provider.
 */
export async function createFirstAdministrator(input: unknown, browser: Browser): Promise<SessionClaim> {
  const { code, ...account } = config().localAccounts
    ? parse(firstAdministrator, input)
    : { ...parse(firstAdministratorByEmail, input), password: undefined };
  if (!(await isSetupNeeded())) throw alreadySetUp();
  if (!(await trySetupCode(code, browser)))
    throw new AppError(
      'forbidden',
      'This setup address is not good any more. Open the one that the server prints when it starts.',
    );
  const passwordHash = await hashOf(account.password);
  return transaction(async (tx) => {
    await claimFirst(tx);
    const id = await insertFirst(tx, { ...account, passwordHash, signedIn: true }, 'on the setup page');
    return openAccountSession(tx, { id, sessionVersion: 1 }, browser);
  });
}

const hashOf = async (password: string | undefined) =>
  password === undefined ? null : hashPassword(password);

const alreadySetUp = () => conflict('License Manager has been set up already. Sign in instead.');

/**
 * Fails unless nobody has an account. Writing the claim's row first makes transactions of several instances take
 * their turns, so that the one that comes second sees the first one's account.
 */
async function claimFirst(tx: Writer): Promise<void> {
  const claim = { name: 'first-administrator', value: now().toISOString() };
  await tx
    .insert(settings)
    .values(claim)
    .onConflictDoUpdate({ target: settings.name, set: { value: claim.value } });
  if (!(await isSetupNeeded(tx))) throw alreadySetUp();
}

async function insertFirst(
  tx: Writer,
  account: { name: string; email: string; passwordHash: string | null; signedIn: boolean },
  where: string,
): Promise<string> {
  const at = now();
  const user = {
    id: newId(),
    email: account.email,
    emailKey: fold(account.email),
    name: account.name,
    persona: 'global-administrator' as const,
    passwordHash: account.passwordHash,
    lastSignInAt: account.signedIn ? at : null,
    createdAt: at,
    updatedAt: at,
  };
  await tx.insert(users).values(user);
  await tx.delete(settings).where(eq(settings.name, SETUP_CODE));
  await recordAudit(
    tx,
    'environment',
    systemActor('Setup'),
    'Account Created',
    `Created the first administrator ${user.email} ${where}.`,
  );
  return user.id;
}

/** Creates the first administrator without the setup page; one without a password signs in at the OpenID Provider. Throws `conflict` when somebody has an account. */
export async function createConfiguredAdministrator(
  account: { name: string; email: string; password: string | undefined },
  how = account.password === undefined ? 'from ADMIN_EMAIL' : 'from ADMIN_EMAIL and ADMIN_PASSWORD',
): Promise<void> {
  const passwordHash = await hashOf(account.password);
  await transaction(async (tx) => {
    await claimFirst(tx);
    await insertFirst(tx, { ...account, passwordHash, signedIn: false }, how);
  });
}
