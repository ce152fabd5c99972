import { asc, gt } from 'drizzle-orm';
import { reader } from '#db/client';
import { announcements } from '#db/schema/publisher';
import { MAX_ANNOUNCEMENTS } from '#lib/contract/announcements';
import { now } from '#lib/kernel/clock';

/** The announcements that apply or will, as environments get them: the same for all, the earliest first. */
export async function announcementsToCome() {
  const rows = await reader()
    .select()
    .from(announcements)
    .where(gt(announcements.endsAt, now()))
    .orderBy(asc(announcements.startsAt), asc(announcements.id))
    .limit(MAX_ANNOUNCEMENTS);
  return rows.map(({ id, kind, title, text, startsAt, endsAt }) => ({
    id,
    kind,
    title,
    text,
    from: startsAt.toISOString(),
    until: endsAt.toISOString(),
  }));
}
