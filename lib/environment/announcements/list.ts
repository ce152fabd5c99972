import { and, asc, gt, lt } from 'drizzle-orm';
import { reader } from '#db/client';
import { fetchedAnnouncements } from '#db/schema/environment';
import { type Actor, authorize } from '#lib/access/actor';
import { type ExchangeView, lastExchange } from '#lib/environment/exchanges/exchanges';
import { DAY, now } from '#lib/kernel/clock';

export type FetchedAnnouncement = typeof fetchedAnnouncements.$inferSelect;

export interface Announcements {
  /** Those that apply at this moment. */
  current: FetchedAnnouncement[];
  /** Those that begin within the next 7 days. */
  coming: FetchedAnnouncement[];
  /** How fetching them ended last; null when they were never fetched. */
  lastFetch: ExchangeView | null;
}

const SOON = 7 * DAY;

/** What the publisher has announced, as last fetched; the earliest first. */
export async function listAnnouncements(actor: Actor): Promise<Announcements> {
  authorize(actor, 'licenses', 'read');
  const at = now();
  const [rows, lastFetch] = await Promise.all([
    reader()
      .select()
      .from(fetchedAnnouncements)
      .where(
        and(
          gt(fetchedAnnouncements.endsAt, at),
          lt(fetchedAnnouncements.startsAt, new Date(at.getTime() + SOON)),
        ),
      )
      .orderBy(asc(fetchedAnnouncements.startsAt), asc(fetchedAnnouncements.id)),
    lastExchange('announcements'),
  ]);
  return {
    current: rows.filter((each) => each.startsAt <= at),
    coming: rows.filter((each) => each.startsAt > at),
    lastFetch,
  };
}
