import { and, eq, gt, isNull } from 'drizzle-orm';
import { transaction } from '#db/client';
import { accountLinks, users } from '#db/schema/instance';
import { linkProblems } from '#lib/accounts/links/inspect';
import type { LinkKind } from '#lib/accounts/links/issue';
import { openLink } from '#lib/accounts/links/open';
import { recordedPerson } from '#lib/accounts/person-actor';
import { linkRedemption, RESEMBLES_EMAIL, resemblesEmail } from '#lib/accounts/schema';
import type { Browser } from '#lib/accounts/sessions/browser';
import { endEverySession } from '#lib/accounts/sessions/end';
import { openAccountSession } from '#lib/accounts/sessions/open';
import { requireLocalAccounts } from '#lib/accounts/sign-in/local-accounts';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { recordAudit } from '#lib/audit/record';
import { hashPassword } from '#lib/crypto/password';
import { now } from '#lib/kernel/clock';
import { AppError, invalid } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/**
 * Sets the password of whom the link is for; the link is used up, and every session of the account ends but for the
 * one that this opens.
 */
export async function redeemLink(kind: LinkKind, input: unknown, browser: Browser): Promise<SessionClaim> {
  requireLocalAccounts();
  const { token, password } = parse(linkRedemption, input);
  const link = await openLink(kind, token, browser);
  if (link.state !== 'good') throw new AppError('conflict', linkProblems[link.state]);
  if (resemblesEmail(password, link.email)) throw invalid({ password: [RESEMBLES_EMAIL] });
  const passwordHash = await hashPassword(password);

  return transaction(async (tx) => {
    const at = now();
    const [used] = await tx
      .update(accountLinks)
      .set({ usedAt: at })
      .where(
        and(eq(accountLinks.id, link.linkId), isNull(accountLinks.usedAt), gt(accountLinks.expiresAt, at)),
      )
      .returning({ userId: accountLinks.userId });
    if (!used) throw new AppError('conflict', linkProblems.used);
    const [user] = await tx
      .update(users)
      .set({ passwordHash, lastSignInAt: at, updatedAt: at })
      .where(and(eq(users.id, used.userId), eq(users.disabled, false)))
      .returning();
    if (!user) throw new AppError('conflict', linkProblems.unknown);
    const by = kind === 'invitation' ? 'an invitation link' : 'a reset link';
    await recordAudit(tx, 'environment', recordedPerson(user), 'Password Set', `Chose a password by ${by}.`);
    const { sessionVersion } = await endEverySession(tx, user.id);
    return openAccountSession(tx, { id: user.id, sessionVersion }, browser);
  });
}
