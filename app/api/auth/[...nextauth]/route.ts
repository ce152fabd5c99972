import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { renewSession } from '#lib/accounts/sessions/renew';
import { authOptions, callbackCookie } from '../../../_server/auth-options';
import { readSession } from '../../../_server/session';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Only the session is asked for here: it answers with it, and renews it. Signing in and out are actions. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.join('/') !== 'session') return new Response('There is nothing here.\n', { status: 404 });
  // Not within next-auth, which would take a database that does not answer for the end of the session. A cookie that
  // is good for nothing stays: this answer may come late, and would take the one away that has replaced it.
  const claim = await readSession();
  const renewed = claim && (await renewSession(claim));
  if (!renewed) return Response.json({});
  // To an address to come back to that is none, next-auth answers 500, whether the query or a cookie has it.
  const { name, options } = callbackCookie();
  (await cookies()).delete({ name, ...options });
  const asked = new NextRequest(new URL(new URL(request.url).pathname, request.url), request);
  return NextAuth(authOptions(renewed))(asked, context);
}
