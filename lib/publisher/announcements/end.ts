import { and, eq, gt, lt } from 'drizzle-orm';
import { announcements } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { MINUTE, now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { changedMeanwhile, recordKey } from '#lib/records/record';

/** Ends an announcement that applies: what it tells of is over sooner than announced. */
export async function endAnnouncement(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'announcements', 'update');
  const { id } = parse(recordKey, input);
  await changePublisher(authorized, async (tx, record) => {
    const at = now();
    const applies = and(
      eq(announcements.id, id),
      lt(announcements.startsAt, at),
      gt(announcements.endsAt, at),
    );
    const [row] = await tx.select().from(announcements).where(applies);
    if (!row) throw conflict('This announcement does not apply now, so there is nothing to end.');
    // To the minute, as people enter it; but never before it began.
    const endsAt = new Date(Math.max(at.getTime() - (at.getTime() % MINUTE), row.startsAt.getTime() + 1));
    const written = await tx
      .update(announcements)
      .set({ endsAt, revision: row.revision + 1, updatedAt: at })
      .where(and(eq(announcements.id, id), eq(announcements.revision, row.revision)))
      .returning({ id: announcements.id });
    if (written.length === 0) throw changedMeanwhile('The announcement');
    await record('Announcement Changed', `${row.title}: ended now`);
  });
}
