import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { endReplacedSession } from '#lib/accounts/sessions/replace';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { COOKIE_MAX_AGE, claimOf, sessionCookie, sessionSecret, tokenOf } from './auth-options';

/** Gives the browser that sent this request its session. One that it had before ends. */
export async function openSession(claim: SessionClaim): Promise<void> {
  const before = await readSession();
  if (before) await endReplacedSession(before);
  await writeCookie(claim);
}

/** Lets the session of this request go on, with what has been changed of its claim. */
export async function keepSession(changes: Partial<SessionClaim>): Promise<void> {
  const before = await readSession();
  if (before) await writeCookie({ ...before, ...changes });
}

/** Forgets the session of the browser that posted this action. */
export async function closeSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

/** What the session cookie of this request claims; `null` without a good one. */
export async function readSession(): Promise<SessionClaim | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  try {
    return claimOf(await decode({ token, secret: sessionSecret() }));
  } catch {
    return null;
  }
}

async function writeCookie(claim: SessionClaim): Promise<void> {
  const value = await encode({ token: tokenOf(claim), secret: sessionSecret(), maxAge: COOKIE_MAX_AGE });
  const { name, options } = sessionCookie();
  (await cookies()).set(name, value, { ...options, maxAge: COOKIE_MAX_AGE });
}
