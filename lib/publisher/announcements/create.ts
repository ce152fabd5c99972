import { announcements } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { announcementLabels } from '#lib/publisher/announcements/labels';
import { newAnnouncementInput } from '#lib/publisher/announcements/schema';
import { contents } from '#lib/records/differences';

/** Environments get it with their next refresh. */
export async function createAnnouncement(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'announcements', 'create');
  const announcement = parse(newAnnouncementInput, input);
  return changePublisher(authorized, async (tx, record) => {
    const id = newId();
    const at = now();
    await tx.insert(announcements).values({ ...announcement, id, createdAt: at, updatedAt: at });
    await record('Announcement Created', contents(announcementLabels, announcement));
    return { id };
  });
}
