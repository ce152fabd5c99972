import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '#lib/access/actor';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { signInAddress } from './callback';
import { readSession } from './session';

/** Who sent this request, or `null` for nobody. Looked up once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const claim = await readSession();
  return claim && sessionActor(claim);
});

/** Who looks at this page. Sends everybody else to the sign-in page, and back here afterwards. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  redirect(signInAddress((await headers()).get('x-page-address')));
}
