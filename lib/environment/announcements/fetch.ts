import { fetchedAnnouncements } from '#db/schema/environment';
import type { Authorized } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { type Announcement, announcementList } from '#lib/contract/announcements';
import { mediaTypes } from '#lib/contract/licensing';
import { fault } from '#lib/environment/client/fault';
import { limits, request } from '#lib/environment/client/http';
import { expectJson, expectShape } from '#lib/environment/client/oauth-fault';
import { addressOf, openService } from '#lib/environment/client/service';
import { recordExchange } from '#lib/environment/exchanges/exchanges';
import { standing } from '#lib/environment/registration/read';
import { now } from '#lib/kernel/clock';
import { isAppError } from '#lib/kernel/errors';

/**
 * Replaces the publisher's announcements by what the service says now. When it cannot be asked, or its answer fails,
 * the last ones stay and the reason is kept; that is never thrown, for it must not spoil what else is refreshed.
 */
export async function refreshAnnouncements(authorized: Authorized): Promise<void> {
  try {
    const fetched = await fetchAnnouncements();
    if (fetched) await replace(authorized, fetched);
  } catch (error) {
    if (!isAppError(error)) throw error;
    await changeEnvironment(authorized, (tx) => recordExchange(tx, 'announcements', 'failed', error.message));
  }
}

/**
 * Asks with the customer token at hand: the request for the licenses has just renewed it, or could not, and has said
 * so. Nothing where no token is good.
 */
async function fetchAnnouncements(): Promise<Announcement[] | undefined> {
  const { identity, tokens } = await standing();
  if (!tokens || tokens.accessExpiresAt <= now()) return undefined;
  const service = await openService(identity.registrationEndpoint);
  const headers = { accept: mediaTypes.json, authorization: `Bearer ${tokens.accessToken}` };
  const answer = await request(addressOf(service, 'announcements').href, { headers }, limits.announcements);
  if (answer.status !== 200) {
    throw fault('refused', `${service.where} refused to tell its announcements (HTTP ${answer.status}).`);
  }
  return expectShape(announcementList, await expectJson(answer, service.where), service.where);
}

const replace = (authorized: Authorized, fetched: Announcement[]): Promise<void> =>
  changeEnvironment(authorized, async (tx) => {
    await tx.delete(fetchedAnnouncements);
    if (fetched.length > 0) {
      await tx
        .insert(fetchedAnnouncements)
        .values(fetched.map(({ from, until, ...rest }) => ({ ...rest, startsAt: from, endsAt: until })));
    }
    await recordExchange(tx, 'announcements', 'ok', '');
  });
