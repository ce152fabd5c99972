import { eq } from 'drizzle-orm';
import { announcements } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

/** Environments forget it with their next refresh. */
export async function removeAnnouncement(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'announcements', 'delete');
  const { id } = parse(recordKey, input);
  await changePublisher(authorized, async (tx, record) => {
    const [removed] = await tx.delete(announcements).where(eq(announcements.id, id)).returning();
    if (!removed) throw notFound('The announcement');
    await record('Announcement Deleted', removed.title);
  });
}
