import { and, asc, eq, gt, lte } from 'drizzle-orm';
import { reader } from '#db/client';
import { announcements } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { now } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';
import { idFrom } from '#lib/records/record';

export type Announcement = typeof announcements.$inferSelect;

/** Throws `not-found` for one that was deleted. */
export async function readAnnouncement(actor: Actor, id: unknown): Promise<Announcement> {
  authorize(actor, 'announcements', 'read');
  const what = 'The announcement';
  const [row] = await reader()
    .select()
    .from(announcements)
    .where(eq(announcements.id, idFrom(id, what)));
  if (!row) throw notFound(what);
  return row;
}

/** Those that apply at this moment, the one that ends first at the top. */
export async function listApplyingAnnouncements(actor: Actor): Promise<Announcement[]> {
  authorize(actor, 'announcements', 'read');
  const at = now();
  return reader()
    .select()
    .from(announcements)
    .where(and(lte(announcements.startsAt, at), gt(announcements.endsAt, at)))
    .orderBy(asc(announcements.endsAt), asc(announcements.id));
}
