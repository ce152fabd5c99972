import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Writer } from '#db/client';
import { auditEntries } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment, changePublisher } from '#lib/audit/change';
import { auditView } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import { DAY, now } from '#lib/kernel/clock';
import { wholeNumber } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';

export const DEFAULT_DAYS = 30;

export const clearInput = z.object({
  /** Entries older than this many days go. */
  days: wholeNumber(0, 3650).default(DEFAULT_DAYS),
});

export interface Cleared {
  deleted: number;
  /** Everything before this instant. */
  before: Date;
  summary: string;
}

const CHUNK = 1000;

/** Deletes the entries of `side` that are older than `days`, and no other's. That is itself an entry. */
export async function clearAuditLog(actor: Actor, side: Side, input: unknown = {}): Promise<Cleared> {
  const authorized = authorize(actor, auditView(side), 'delete');
  const { days } = parse(clearInput, input);
  const before = new Date(now().getTime() - days * DAY);
  const change = side === 'environment' ? changeEnvironment : changePublisher;
  return change(authorized, async (tx, record) => {
    const deleted = await deleteBefore(tx, side, before);
    const entries = `${deleted.toLocaleString('en')} ${deleted === 1 ? 'entry' : 'entries'}`;
    const summary = `Deleted ${entries} older than ${days} ${days === 1 ? 'day' : 'days'}, up to ${before.toISOString()}.`;
    await record('Audit Log Cleared', summary);
    return { deleted, before, summary };
  });
}

async function deleteBefore(tx: Writer, side: Side, before: Date): Promise<number> {
  const old = and(eq(auditEntries.side, side), lt(auditEntries.at, before));
  for (let deleted = 0; ; ) {
    const chunk = await tx
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(old)
      .orderBy(asc(auditEntries.at))
      .limit(CHUNK);
    if (chunk.length === 0) return deleted;
    const ids = chunk.map((entry) => entry.id);
    await tx.delete(auditEntries).where(inArray(auditEntries.id, ids));
    deleted += ids.length;
  }
}
