import { and, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { endSessions } from '#lib/accounts/people/end-sessions';
import { findUser } from '#lib/accounts/people/find';
import { changeOwn } from '#lib/accounts/person-actor';
import { passwordChange, RESEMBLES_EMAIL, resemblesEmail } from '#lib/accounts/schema';
import { countAttempt, forgiveAttempts } from '#lib/accounts/sign-in/limits';
import { requireLocalAccounts } from '#lib/accounts/sign-in/local-accounts';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { hashPassword, verifyPassword } from '#lib/crypto/password';
import { now } from '#lib/kernel/clock';
import { AppError, invalid } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/** Changes one's own password. All sessions end; the one of this browser goes on with the claim that is returned. */
export async function changeMyPassword(actor: Actor, input: unknown): Promise<SessionClaim> {
  if (actor.kind !== 'person') throw new AppError('forbidden', 'Only a person has an account of their own.');
  requireLocalAccounts();
  const { current, password } = parse(passwordChange, input);
  const user = await findUser(reader(), actor.id);
  if (resemblesEmail(password, user.email)) throw invalid({ password: [RESEMBLES_EMAIL] });
  // Whoever finds an unattended browser must not guess the password here either.
  const attempt = { account: user.emailKey, address: 'password change' };
  await countAttempt(attempt);
  if (!user.passwordHash || !(await verifyPassword(current, user.passwordHash)))
    throw invalid({ current: ['This is not your present password.'] });
  await forgiveAttempts(attempt);
  const passwordHash = await hashPassword(password);
  return changeOwn(actor, async (tx, record) => {
    const [changed] = await tx
      .update(users)
      .set({ passwordHash, updatedAt: now(), ...endSessions() })
      .where(and(eq(users.id, actor.id), eq(users.sessionVersion, user.sessionVersion)))
      .returning({ sessionVersion: users.sessionVersion });
    if (!changed) throw new AppError('conflict', 'The password has been changed meanwhile. Sign in again.');
    await record('Password Set', 'Changed the own password.');
    return { userId: actor.id, sessionVersion: changed.sessionVersion };
  });
}
