import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { claimOf, SESSION_MAX_AGE, sessionCookie, sessionSecret } from './auth-options';

/** Opens a session in the browser that sent this request. */
export async function openSession(claim: SessionClaim): Promise<void> {
  const { userId, sessionVersion, providerSessionId } = claim;
  const value = await encode({
    token: { sub: userId, version: sessionVersion, provider: providerSessionId },
    secret: sessionSecret(),
    maxAge: SESSION_MAX_AGE,
  });
  const { name, options } = sessionCookie();
  (await cookies()).set(name, value, { ...options, maxAge: SESSION_MAX_AGE });
}

/** Forgets the session of the browser that posted this action. */
export async function closeSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

/** What the session cookie of this request claims, and until when it is good (seconds since 1970); else `null`. */
export async function readSession(): Promise<(SessionClaim & { expires: number }) | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  try {
    const payload = await decode({ token, secret: sessionSecret() });
    const claim = claimOf(payload);
    return claim && { ...claim, expires: Number(payload?.exp) };
  } catch {
    return null;
  }
}
