import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { beginSignOn } from '#lib/accounts/single-sign-on/begin';
import { FLOW_LIFETIME } from '#lib/accounts/single-sign-on/flow';
import { SECOND } from '#lib/kernel/clock';
import { currentActor } from '../../../_server/actor';
import { safeCallback } from '../../../_server/callback';
import { flowCookie } from '../flow-cookie';
import { problemPage } from '../problem';

/**
 * Begins single sign-on: a link, since a form that leads to another site would break our content security policy.
 * With `?confirm` it is to confirm the session that there is.
 */
export async function GET(request: NextRequest): Promise<never> {
  const { searchParams } = request.nextUrl;
  const target = safeCallback(searchParams.get('callbackUrl'));
  const confirms = searchParams.has('confirm') ? (await currentActor())?.session?.id : undefined;
  const begun = await beginSignOn(target, confirms).catch((error) => redirect(problemPage(error, target)));
  const { name, options } = flowCookie(begun.state);
  (await cookies()).set(name, begun.sealed, { ...options, maxAge: FLOW_LIFETIME / SECOND });
  redirect(begun.address);
}
