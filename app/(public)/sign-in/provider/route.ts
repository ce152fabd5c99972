import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { beginSignOn } from '#lib/accounts/single-sign-on/begin';
import { FLOW_LIFETIME } from '#lib/accounts/single-sign-on/flow';
import { SECOND } from '#lib/kernel/clock';
import { safeCallback } from '../../../_server/callback';
import { flowCookie } from '../flow-cookie';
import { problemPage } from '../problem';

/** Begins single sign-on: a link, since a form that leads to another site would break our content security policy. */
export async function GET(request: NextRequest): Promise<never> {
  const target = safeCallback(request.nextUrl.searchParams.get('callbackUrl'));
  const begun = await beginSignOn(target).catch((error) => redirect(problemPage(error, target)));
  const { name, options } = flowCookie(begun.state);
  (await cookies()).set(name, begun.sealed, { ...options, maxAge: FLOW_LIFETIME / SECOND });
  redirect(begun.address);
}
