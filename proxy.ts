import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { config as settings } from '#lib/config/config';

// biome-ignore lint/style/noProcessEnv: not a setting; Next puts the value in when it builds.
const development = process.env.NODE_ENV === 'development';

/** Scripts and styles are ours, named by a nonce; style attributes are what React Aria positions popups with. */
const contentSecurityPolicy = (nonce: string, formTargets: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${formTargets}`,
    "frame-ancestors 'none'",
  ].join('; ');

/** Where forms of the page at `path` may lead, redirects included: signing out goes on at the OpenID Provider. */
function formTargets(path: string): string {
  const { oidc } = settings();
  return oidc && path === '/sign-out' ? `'self' ${new URL(oidc.issuer).origin}` : "'self'";
}

/** Gives each page a nonce of its own with the policy that names it, and its own address for signing in and back. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, formTargets(request.nextUrl.pathname));
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  headers.set('x-page-address', request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: '/((?!_next/static|_next/image).*)' };
