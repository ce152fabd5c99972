import { and, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { findUser } from '#lib/accounts/people/find';
import { changeOwn, ownSession } from '#lib/accounts/person-actor';
import { passwordChange, RESEMBLES_EMAIL, resemblesEmail } from '#lib/accounts/schema';
import { endEverySession } from '#lib/accounts/sessions/end';
import { markConfirmed } from '#lib/accounts/sessions/mark-confirmed';
import { countAttempt, forgiveAttempts } from '#lib/accounts/sign-in/limits';
import { requireLocalAccounts } from '#lib/accounts/sign-in/local-accounts';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { hashPassword, verifyPassword } from '#lib/crypto/password';
import { now } from '#lib/kernel/clock';
import { AppError, invalid } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/** Changes one's own password. All sessions end; the one of this browser goes on with the claim that is returned. */
export async function changeMyPassword(actor: Actor, input: unknown): Promise<SessionClaim> {
  const session = ownSession(actor);
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
      .set({ passwordHash, updatedAt: now() })
      .where(and(eq(users.id, actor.id), eq(users.sessionVersion, user.sessionVersion)))
      .returning({ id: users.id });
    if (!changed) throw new AppError('conflict', 'The password has been changed meanwhile. Sign in again.');
    await record('Password Set', 'Changed the own password.');
    const { sessionVersion } = await endEverySession(tx, actor.id, session.id);
    return { userId: actor.id, sessionVersion, sessionId: await markConfirmed(tx, session, now()) };
  });
}
