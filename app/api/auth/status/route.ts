import { currentActor } from '../../../_server/actor';
import { readSession } from '../../../_server/session';

/** Whether this browser's session is good, and until when; asking does not renew it. */
export async function GET(): Promise<Response> {
  const [actor, claim] = await Promise.all([currentActor(), readSession()]);
  const session = actor && claim ? { userId: claim.userId, expires: new Date(claim.expires * 1000) } : {};
  return Response.json(session, { headers: { 'cache-control': 'no-store' } });
}
