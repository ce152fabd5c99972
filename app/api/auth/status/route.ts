import { isConfirmed } from '#lib/access/confirmed';
import { currentActor } from '../../../_server/actor';

/**
 * Whether this browser's session is good, and until when, and whether the person has lately confirmed it; asking does
 * not renew it.
 */
export async function GET(): Promise<Response> {
  const actor = await currentActor();
  const status = actor?.session
    ? { userId: actor.id, expires: actor.session.expiresAt, confirmed: isConfirmed(actor) }
    : {};
  return Response.json(status, { headers: { 'cache-control': 'no-store' } });
}
