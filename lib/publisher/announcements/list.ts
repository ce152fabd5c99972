import { gt, inArray, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { announcements } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { announcementKinds } from '#lib/contract/vocabulary';
import { now } from '#lib/kernel/clock';
import { choice, defineList, instant, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import type { Announcement } from '#lib/publisher/announcements/read';
import { type AnnouncementState, announcementStates } from '#lib/publisher/announcements/state';

/** {@link announcementState} as the database sees it, with a value for each state. */
const byState = (at: Date, value: Record<AnnouncementState, string>): SQL =>
  sql`case when ${gt(announcements.startsAt, at)} then ${sql.raw(`'${value.planned}'`)} when ${gt(announcements.endsAt, at)} then ${sql.raw(`'${value.applies}'`)} else ${sql.raw(`'${value.past}'`)} end`;

/** Announcements. Made anew for each question, since their state depends on the time. */
export const announcementList = (at = now()) =>
  defineList({
    id: announcements.id,
    from: (fields) => reader().select(fields).from(announcements).$dynamic(),
    columns: {
      title: text(announcements.title),
      kind: choice(announcements.kind, announcementKinds),
      state: {
        ...choice(byState(at, { planned: 'planned', applies: 'applies', past: 'past' }), announcementStates),
        order: byState(at, { applies: '1', planned: '2', past: '3' }),
      },
      startsAt: instant(announcements.startsAt),
      endsAt: instant(announcements.endsAt),
      text: text(announcements.text, { optional: true, sortable: false }),
      updatedAt: instant(announcements.updatedAt),
    },
    sort: 'startsAt',
    dir: 'desc',
    search: { columns: [announcements.title, announcements.text] },
  });

/** Announcements of all times, the one that begins last at the top. */
export async function listAnnouncements(actor: Actor, query: unknown = {}): Promise<ListPage<Announcement>> {
  authorize(actor, 'announcements', 'read');
  return listPage(announcementList(), query, { load });
}

/** All that `query` asks for, some hundreds at a time. */
export function everyAnnouncement(actor: Actor, query: unknown): AsyncGenerator<Announcement[]> {
  authorize(actor, 'announcements', 'read');
  return everyRow(announcementList(), query, { load });
}

const load = (ids: string[]): Promise<Announcement[]> =>
  reader().select().from(announcements).where(inArray(announcements.id, ids));
