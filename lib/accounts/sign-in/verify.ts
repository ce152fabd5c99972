import { and, eq } from 'drizzle-orm';
import { reader, transaction } from '#db/client';
import { users } from '#db/schema/instance';
import { emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { findOrganization } from '#lib/accounts/organizations/find';
import { recordedPerson } from '#lib/accounts/person-actor';
import { credentials } from '#lib/accounts/schema';
import type { Browser } from '#lib/accounts/sessions/browser';
import { openAccountSession } from '#lib/accounts/sessions/open';
import { countAuditedAttempt, recordFailure } from '#lib/accounts/sign-in/failures';
import { forgiveAttempts } from '#lib/accounts/sign-in/limits';
import { requireLocalAccounts } from '#lib/accounts/sign-in/local-accounts';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { recordAudit } from '#lib/audit/record';
import { NOBODYS_HASH, verifyPassword } from '#lib/crypto/password';
import { now } from '#lib/kernel/clock';
import { AppError, conflict } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';

export const WRONG_CREDENTIALS = 'The e-mail address or the password is wrong.';

/** Said only to who has shown the right password: to others it would tell that there is such an account. */
export const DOMAIN_NOT_ALLOWED =
  'Your organization does not let people with this e-mail address sign in any more. Ask its administrator.';

/**
 * Opens a session for whom `input` (`email`, `password`) proves to be. Throws an AppError: `invalid` alike for a
 * wrong password, an unknown address and a disabled account; `forbidden` outside of the organization's domains, and
 * without local accounts; `rate-limited` after too many tries.
 */
export async function signIn(input: unknown, browser: Browser): Promise<SessionClaim> {
  requireLocalAccounts();
  const { email, password } = parse(credentials, input);
  const account = fold(email);
  const { address } = browser;
  await countAuditedAttempt(email, address);
  const [user] = await reader().select().from(users).where(eq(users.emailKey, account)).limit(1);
  const matches = await verifyPassword(password, user?.passwordHash ?? NOBODYS_HASH);
  const refusal = !user?.passwordHash
    ? 'no account with a password'
    : !matches
      ? 'wrong password'
      : user.disabled
        ? 'the account is disabled'
        : undefined;
  if (!user || refusal) {
    await recordFailure(email, `Failed from ${address}: ${refusal}.`);
    throw new AppError('invalid', WRONG_CREDENTIALS);
  }
  await forgiveAttempts({ account, address });
  const { allowedDomains } = await findOrganization(reader(), user.organizationId);
  if (!emailDomainAllowed(user.email, allowedDomains)) {
    await recordFailure(email, `Failed from ${address}: the organization does not allow this domain.`);
    throw new AppError('forbidden', DOMAIN_NOT_ALLOWED);
  }
  return transaction(async (tx) => {
    const [fresh] = await tx
      .update(users)
      .set({ lastSignInAt: now() })
      .where(and(eq(users.id, user.id), eq(users.sessionVersion, user.sessionVersion)))
      .returning({ id: users.id });
    if (!fresh) throw conflict('The account has been changed at this moment. Sign in again.');
    await recordAudit(tx, 'environment', recordedPerson(user), 'Sign-in', `Signed in from ${address}.`);
    return openAccountSession(tx, user, browser);
  });
}
