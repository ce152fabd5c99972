import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { admitIdentity } from '#lib/accounts/single-sign-on/admit';
import { confirmByIdentity } from '#lib/accounts/single-sign-on/confirm';
import { finishSignOn, type SignedOn } from '#lib/accounts/single-sign-on/finish';
import { type Flow, openFlow } from '#lib/accounts/single-sign-on/flow';
import { AppError } from '#lib/kernel/errors';
import { currentActor } from '../../../_server/actor';
import { currentBrowser } from '../../../_server/browser';
import { keepSession, openSession } from '../../../_server/session';
import { flowCookie } from '../flow-cookie';
import { pageSaying, problemPage } from '../problem';

const NOT_BEGUN =
  'This sign-in was not begun in this browser, took longer than ten minutes, or is over already. Begin again.';

/**
 * Where the provider sends the browser back to: opens a session, or confirms the one that there is, and goes on to
 * the page that was asked for.
 */
export async function GET(request: NextRequest): Promise<never> {
  const parameters = request.nextUrl.searchParams;
  const flow = await takeFlow(parameters.get('state'));
  if (!flow) redirect(pageSaying(NOT_BEGUN));
  await finishSignOn(parameters, flow)
    .then((signedOn) => (flow.confirms ? confirm(flow, signedOn) : admit(signedOn)))
    .catch((error) => redirect(problemPage(error, flow.target, flow.confirms ? flow.target : '/sign-in')));
  redirect(flow.target);
}

const admit = async (signedOn: SignedOn): Promise<void> =>
  openSession(await admitIdentity(signedOn, await currentBrowser()));

async function confirm(flow: Flow, signedOn: SignedOn): Promise<void> {
  const [actor, { address }] = await Promise.all([currentActor(), currentBrowser()]);
  if (!actor) throw new AppError('unauthenticated', 'Your session has ended meanwhile. Sign in again.');
  await keepSession({ sessionId: await confirmByIdentity(actor, flow, signedOn, address) });
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
