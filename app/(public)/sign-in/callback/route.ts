import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { admitIdentity } from '#lib/accounts/single-sign-on/admit';
import { finishSignOn } from '#lib/accounts/single-sign-on/finish';
import { type Flow, openFlow } from '#lib/accounts/single-sign-on/flow';
import { clientAddress } from '../../../_server/client-address';
import { openSession } from '../../../_server/session';
import { flowCookie } from '../flow-cookie';
import { problemPage, signInPageSaying } from '../problem';

const NOT_BEGUN =
  'This sign-in was not begun in this browser, took longer than ten minutes, or is over already. Begin again.';

/** Where the provider sends the browser back to: opens a session and goes on to the page that was asked for. */
export async function GET(request: NextRequest): Promise<never> {
  const parameters = request.nextUrl.searchParams;
  const flow = await takeFlow(parameters.get('state'));
  if (!flow) redirect(signInPageSaying(NOT_BEGUN));
  const session = await finishSignOn(parameters, flow)
    .then(async (signedOn) => admitIdentity(signedOn, await clientAddress()))
    .catch((error) => redirect(problemPage(error, flow.target)));
  await openSession(session);
  redirect(flow.target);
}

/** The sign-in that this browser began as `state`; it can be taken once. */
async function takeFlow(state: string | null): Promise<Flow | undefined> {
  if (!state || !/^[\w-]{1,100}$/.test(state)) return undefined;
  const jar = await cookies();
  const { name, options } = flowCookie(state);
  const sealed = jar.get(name)?.value;
  if (!sealed) return undefined;
  jar.set(name, '', { ...options, maxAge: 0 });
  return openFlow(sealed);
}
