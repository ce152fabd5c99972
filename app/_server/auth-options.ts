import type { NextAuthOptions } from 'next-auth';
import { type SessionClaim, sessionActor } from '#lib/accounts/sign-in/session-user';
import { config } from '#lib/config/config';
import { deriveKey } from '#lib/crypto/seal';

declare module 'next-auth' {
  interface Session {
    userId: string;
  }
}

/** Seconds that a session lasts after it was last renewed. */
export const SESSION_MAX_AGE = 60 * 60;

export const sessionSecret = (): string => deriveKey('session').toString('base64url');

/** The session cookie; its `__Secure-` name makes browsers refuse it without https. */
export function sessionCookie() {
  const secure = config().publicUrl.startsWith('https:');
  return {
    name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  };
}

/**
 * next-auth renews the session (`GET /api/auth/session`) as long as its account is good. Signing in and out are
 * server actions, which work without JavaScript, and single sign-on is a pair of routes; they write the same cookie.
 */
export const authOptions = (): NextAuthOptions => ({
  providers: [],
  secret: sessionSecret(),
  session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE },
  cookies: { sessionToken: sessionCookie() },
  pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
  callbacks: {
    async jwt({ token }) {
      const claim = claimOf(token);
      if (!claim || !(await sessionActor(claim))) throw new SessionEnded();
      return token;
    },
    session: ({ session, token }) => ({ expires: session.expires, userId: token.sub ?? '' }),
  },
  logger: {
    error(code, details) {
      // An ended session is an everyday event: next-auth clears the cookie and answers `{}`.
      if (code !== 'JWT_SESSION_ERROR') console.error(`next-auth: ${code}`, details);
    },
  },
});

class SessionEnded extends Error {}

interface SessionToken {
  sub?: string;
  version?: unknown;
  /** Which ID token of the OpenID Provider the session began with. */
  provider?: unknown;
}

/** What a session's token claims, if it has the form of one of ours. */
export function claimOf(token: SessionToken | null): SessionClaim | null {
  if (!token?.sub || typeof token.version !== 'number') return null;
  const providerSessionId = typeof token.provider === 'string' ? token.provider : undefined;
  return { userId: token.sub, sessionVersion: token.version, providerSessionId };
}
