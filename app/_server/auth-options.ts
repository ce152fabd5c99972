import type { NextAuthOptions } from 'next-auth';
import type { Session } from '#lib/access/actor';
import { SESSION_IDLE } from '#lib/accounts/sessions/lifetime';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import { config } from '#lib/config/config';
import { deriveKey } from '#lib/crypto/seal';
import { SECOND } from '#lib/kernel/clock';

declare module 'next-auth' {
  interface Session {
    userId: string;
  }
}

/** Seconds that the cookie lasts after it was last renewed. The session itself may end before. */
export const COOKIE_MAX_AGE = SESSION_IDLE / SECOND;

export const sessionSecret = (): string => deriveKey('session').toString('base64url');

/** A cookie whose `__Host-` name makes browsers take it by https and from this host alone. */
function hostCookie(name: string) {
  const secure = config().publicUrl.startsWith('https:');
  return {
    name: `${secure ? '__Host-' : ''}${name}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  };
}

export const sessionCookie = () => hostCookie('next-auth.session-token');

/** What next-auth would go back to; nothing here does. */
export const callbackCookie = () => hostCookie('next-auth.callback-url');

/**
 * next-auth renews the cookie (`GET /api/auth/session`) of a session that has just been `renewed`. Signing in and out
 * are server actions, which work without JavaScript, and single sign-on is a pair of routes; they write the same cookie.
 */
export const authOptions = (renewed: Session): NextAuthOptions => ({
  providers: [],
  secret: sessionSecret(),
  session: { strategy: 'jwt', maxAge: COOKIE_MAX_AGE },
  cookies: { sessionToken: sessionCookie(), callbackUrl: callbackCookie() },
  pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
  callbacks: {
    jwt: ({ token }) => token,
    session: ({ token }) => ({ expires: renewed.expiresAt.toISOString(), userId: token.sub ?? '' }),
  },
});

/** What the cookie's token holds besides `sub`, the person. */
interface SessionToken {
  sub?: string;
  /** Which session. A token without one is of a former version, and opens nothing. */
  sid?: unknown;
  version?: unknown;
  /** Which ID token of the OpenID Provider the session began with. */
  provider?: unknown;
}

/** What a session's token claims, if it has the form of one of ours. */
export function claimOf(token: SessionToken | null): SessionClaim | null {
  if (!token?.sub || typeof token.version !== 'number' || typeof token.sid !== 'string') return null;
  const providerSessionId = typeof token.provider === 'string' ? token.provider : undefined;
  return { userId: token.sub, sessionVersion: token.version, sessionId: token.sid, providerSessionId };
}

/** The token of a claim. */
export const tokenOf = ({ userId, sessionVersion, sessionId, providerSessionId }: SessionClaim) => ({
  sub: userId,
  sid: sessionId,
  version: sessionVersion,
  provider: providerSessionId,
});
