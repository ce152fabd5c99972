import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { providerSessions, users } from '#db/schema/instance';
import { recordedPerson } from '#lib/accounts/person-actor';
import type { Browser } from '#lib/accounts/sessions/browser';
import { openAccountSession } from '#lib/accounts/sessions/open';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { asIdentified } from '#lib/accounts/single-sign-on/account';
import type { SignedOn } from '#lib/accounts/single-sign-on/finish';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { sealIdToken } from '#lib/accounts/single-sign-on/provider-session';
import { recordAudit } from '#lib/audit/record';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';

/** Opens a session for somebody who has signed in at the provider, if that leads to an account here. */
export function admitIdentity({ identity, idToken }: SignedOn, browser: Browser): Promise<SessionClaim> {
  const { address } = browser;
  return asIdentified(identity, address, async (tx, account) => {
    await tx.update(users).set({ lastSignInAt: now() }).where(eq(users.id, account.id));
    const providerSessionId = await keepIdToken(tx, account.id, idToken);
    const first = account.identitySubject === identity.subject ? '' : ', for the first time';
    const details = `Signed in from ${address} with ${providerName()}${first} (${identity.subject}).`;
    await recordAudit(tx, 'environment', recordedPerson(account), 'Sign-in', details);
    return { ...(await openAccountSession(tx, account, browser)), providerSessionId };
  });
}

async function keepIdToken(tx: Writer, userId: string, idToken: string): Promise<string> {
  const id = newId();
  const sealedIdToken = sealIdToken(idToken, id);
  await tx.insert(providerSessions).values({ id, userId, sealedIdToken, createdAt: now() });
  return id;
}
