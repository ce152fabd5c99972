import { and, asc, eq, gte } from 'drizzle-orm';
import type { Reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import type { Link } from '#lib/audit/chain/entry-hash';
import type { Side } from '#lib/audit/operations';

/** Where the chain of `side` stands before its first entry that is not older than `before`; nothing if all are. */
export async function linkBeforeYoung(from: Reader, side: Side, before: Date): Promise<Link | undefined> {
  const [young] = await from
    .select({ sequence: auditEntries.sequence, hash: auditEntries.previousHash })
    .from(auditEntries)
    .where(and(eq(auditEntries.side, side), gte(auditEntries.at, before), gte(auditEntries.sequence, 1)))
    .orderBy(asc(auditEntries.sequence))
    .limit(1);
  return young?.sequence && young.hash ? { sequence: young.sequence - 1, hash: young.hash } : undefined;
}
