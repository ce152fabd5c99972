import { and, eq } from 'drizzle-orm';
import { announcements } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import { announcementLabels } from '#lib/publisher/announcements/labels';
import { announcementInput } from '#lib/publisher/announcements/schema';
import { differences } from '#lib/records/differences';
import { asSeen, changedMeanwhile, recordChange } from '#lib/records/record';

const WHAT = 'The announcement';

/** Throws `conflict` for a stale revision. */
export async function updateAnnouncement(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'announcements', 'update');
  const { id, revision } = parse(recordChange, input);
  const announcement = parse(announcementInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const [row] = await tx.select().from(announcements).where(eq(announcements.id, id));
    const before = asSeen(row, revision, WHAT);
    const changed = differences(announcementLabels, before, announcement);
    if (!changed) return;
    const written = await tx
      .update(announcements)
      .set({ ...announcement, revision: revision + 1, updatedAt: now() })
      .where(and(eq(announcements.id, id), eq(announcements.revision, revision)))
      .returning({ id: announcements.id });
    if (written.length === 0) throw changedMeanwhile(WHAT);
    await record('Announcement Changed', `${before.title}: ${changed}`);
  });
}
