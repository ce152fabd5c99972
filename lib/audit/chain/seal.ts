import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type Reader, reader, transaction, type Writer } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { ensureAuditKey } from '#lib/audit/chain/begin';
import { type Link, linkAfter } from '#lib/audit/chain/entry-hash';
import { type Head, lockHead, rememberHead, writeHead } from '#lib/audit/chain/head';
import type { AuditKey } from '#lib/audit/chain/key';
import type { Side } from '#lib/audit/operations';

/** Entries of one transaction: it keeps other writes waiting some hundredths of a second at most. */
const BATCH = 250;

const unsealed = (side: Side) => and(eq(auditEntries.side, side), isNull(auditEntries.sequence));

/** How many entries of `side` wait to be sealed. */
export const countUnsealed = (from: Reader, side: Side): Promise<number> =>
  from.$count(auditEntries, unsealed(side));

/**
 * Gives the entries of `side` that are committed, and have no place yet, theirs in the chain, until none is left.
 * Returns how many. The order is that of finding them: an entry that was written earlier may be committed later.
 */
export async function sealAuditLog(side: Side): Promise<number> {
  if (!(await hasUnsealed(side))) return 0;
  const key = await ensureAuditKey();
  for (let total = 0; ; ) {
    const { sealed, head } = await transaction((tx) => sealBatch(tx, side, key));
    rememberHead(head);
    total += sealed;
    if (sealed < BATCH) return total;
    // SQLite answers at once: without this, nobody else would have a turn until all is sealed.
    await setImmediate();
  }
}

/** As {@link sealAuditLog}, in a transaction that has more to do with the chain. */
export async function sealWithin(tx: Writer, side: Side, key: AuditKey): Promise<void> {
  while ((await sealBatch(tx, side, key)).sealed === BATCH);
}

async function hasUnsealed(side: Side): Promise<boolean> {
  const [one] = await reader()
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(unsealed(side))
    .limit(1);
  return one !== undefined;
}

async function sealBatch(tx: Writer, side: Side, key: AuditKey): Promise<{ sealed: number; head: Head }> {
  const head = await lockHead(tx, side, key);
  let last: Link = head;
  const entries = await tx
    .select()
    .from(auditEntries)
    .where(unsealed(side))
    .orderBy(asc(auditEntries.id))
    .limit(BATCH);
  if (entries.length === 0) return { sealed: 0, head };
  const places = entries.map((entry) => {
    const previousHash = last.hash;
    last = linkAfter(last, entry);
    return sql`(${entry.id}, ${last.sequence}, ${previousHash}, ${last.hash})`;
  });
  // Columns of VALUES have these names in both databases; PostgreSQL takes parameters there for text.
  await tx
    .update(auditEntries)
    .set({
      sequence: sql`cast(places.column2 as integer)`,
      previousHash: sql`places.column3`,
      hash: sql`places.column4`,
    })
    .from(sql`(values ${sql.join(places, sql`, `)}) as places`)
    .where(sql`${auditEntries.id} = places.column1`);
  return { sealed: entries.length, head: await writeHead(tx, side, last, key) };
}
