import NextAuth from 'next-auth';
import { authOptions } from '../../../_server/auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Only the session is asked for here: it answers with it, and renews its cookie. Signing in and out are actions. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.join('/') !== 'session') return new Response('There is nothing here.\n', { status: 404 });
  return NextAuth(authOptions())(request, context);
}
