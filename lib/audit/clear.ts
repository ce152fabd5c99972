import { setImmediate } from 'node:timers/promises';
import { and, eq, lte } from 'drizzle-orm';
import { z } from 'zod';
import type { Writer } from '#db/client';
import { auditCheckpoints, auditEntries } from '#db/schema/audit';
import { type Actor, authorize } from '#lib/access/actor';
import { requireConfirmed } from '#lib/access/confirmed';
import { ensureAuditKey } from '#lib/audit/chain/begin';
import { readCheckpoints, signedCheckpoint, startAfter } from '#lib/audit/chain/checkpoints';
import { lockHead } from '#lib/audit/chain/head';
import type { AuditKey } from '#lib/audit/chain/key';
import { sealAuditLog, sealWithin } from '#lib/audit/chain/seal';
import { verifyChain } from '#lib/audit/chain/verify';
import { changeEnvironment, changePublisher } from '#lib/audit/change';
import { linkBeforeYoung } from '#lib/audit/first-young';
import { auditView } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import { DAY, now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { wholeNumber } from '#lib/kernel/fields';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';

export const DEFAULT_DAYS = 30;

export const clearInput = z.object({
  /** Entries older than this many days go. */
  days: wholeNumber(0, 3650).default(DEFAULT_DAYS),
});

/** Entries of one statement. */
const CHUNK = 1000;

export interface Cleared {
  deleted: number;
  /** Everything before this instant. */
  before: Date;
  summary: string;
}

/**
 * Deletes the entries of `side` that are older than `days`, and no other's: the beginning of the chain, up to the
 * first entry that is young enough. A signed checkpoint takes their place, and the clearing is itself an entry. Throws
 * `conflict` for a log that cannot be verified: what tells of a hand in it is not deleted.
 */
export async function clearAuditLog(actor: Actor, side: Side, input: unknown = {}): Promise<Cleared> {
  const authorized = authorize(actor, auditView(side), 'delete');
  const { days } = parse(clearInput, input);
  requireConfirmed(actor);
  const before = new Date(now().getTime() - days * DAY);
  const key = await ensureAuditKey();
  await sealAuditLog(side);
  const { fault, summary: found } = await verifyChain(side);
  if (fault) throw conflict(`Nothing was deleted, since the audit log cannot be verified. ${found}`);
  const change = side === 'environment' ? changeEnvironment : changePublisher;
  return change(authorized, async (tx, record) => {
    const deleted = await deleteBefore(tx, side, before, actor, key);
    const entries = `${deleted.toLocaleString('en')} ${deleted === 1 ? 'entry' : 'entries'}`;
    const summary = `Deleted ${entries} older than ${days} ${days === 1 ? 'day' : 'days'}, up to ${before.toISOString()}.`;
    await record('Audit Log Cleared', summary);
    return { deleted, before, summary };
  });
}

async function deleteBefore(
  tx: Writer,
  side: Side,
  before: Date,
  actor: Actor,
  key: AuditKey,
): Promise<number> {
  await sealWithin(tx, side, key);
  const end = (await linkBeforeYoung(tx, side, before)) ?? (await lockHead(tx, side, key));
  const deleted = end.sequence - startAfter(await readCheckpoints(tx, side)).sequence;
  if (deleted === 0) return 0;
  const { sequence, hash } = end;
  const checkpoint = { id: newId(), side, sequence, hash, deleted, at: now(), actor: actor.name };
  await tx.insert(auditCheckpoints).values(signedCheckpoint(checkpoint, key));
  for (let last = sequence - deleted; last < sequence; ) {
    last = Math.min(last + CHUNK, sequence);
    await tx.delete(auditEntries).where(and(eq(auditEntries.side, side), lte(auditEntries.sequence, last)));
    // On SQLite nobody could even read before the last one is gone.
    await setImmediate();
  }
  return deleted;
}
