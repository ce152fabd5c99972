import type { Writer } from '#db/client';
import { accountSessions } from '#db/schema/instance';
import type { Browser } from '#lib/accounts/sessions/browser';
import { sessionEnd } from '#lib/accounts/sessions/lifetime';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';

const LONGEST_USER_AGENT = 500;

interface Account {
  id: string;
  /** As it is in this transaction. */
  sessionVersion: number;
}

/** Opens a session for somebody who has just proved to be `account`, in the transaction that says so. */
export async function openAccountSession(
  tx: Writer,
  account: Account,
  { address, userAgent }: Browser,
): Promise<SessionClaim> {
  const at = now();
  const session = {
    id: newId(),
    userId: account.id,
    createdAt: at,
    lastUsedAt: at,
    expiresAt: sessionEnd(at, at),
    confirmedAt: at,
    address,
    userAgent: userAgent.slice(0, LONGEST_USER_AGENT),
  };
  await tx.insert(accountSessions).values(session);
  return { userId: account.id, sessionVersion: account.sessionVersion, sessionId: session.id };
}
