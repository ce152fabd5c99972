import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { type Actor, authorize } from '#lib/access/actor';
import { ensureAuditKey } from '#lib/audit/chain/begin';
import { type Checkpoint, readCheckpoints } from '#lib/audit/chain/checkpoints';
import { canonicalEntry, type StoredEntry } from '#lib/audit/chain/entry-hash';
import { type Head, readHead } from '#lib/audit/chain/head';
import { publicJwk } from '#lib/audit/chain/key';
import { sealAuditLog } from '#lib/audit/chain/seal';
import { sealedEntries } from '#lib/audit/chain/walk';
import { auditList, auditView } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { asListQuery } from '#lib/lists/input';
import { everyRow } from '#lib/lists/page';

/**
 * The audit log of `side` as JSON Lines, so that somebody else can verify it (docs/audit-log.md): the public key,
 * the checkpoints, the entries, and the head last. The entries are those that `query` asks for, in its order; all of
 * them, in the order of the chain, when it asks for no part. What is recorded by then is sealed first.
 */
export function exportAuditLog(actor: Actor, side: Side, query: unknown): AsyncGenerator<string[]> {
  authorize(actor, auditView(side), 'read');
  return linesOf(side, query);
}

async function* linesOf(side: Side, query: unknown): AsyncGenerator<string[]> {
  const { q, filters, ids } = asListQuery(auditList[side], query);
  const complete = !q && filters.length === 0 && !ids;
  const key = await ensureAuditKey();
  await sealAuditLog(side);
  const checkpoints = await readCheckpoints(reader(), side);
  const { head, fault } = await readHead(reader(), side, key);
  if (fault !== undefined) throw conflict(fault);
  yield [
    line({
      type: 'audit-log',
      version: 1,
      side,
      complete,
      exported_at: now().toISOString(),
      key: publicJwk(key),
    }),
    ...checkpoints.map(checkpointLine),
  ];
  if (complete) {
    yield* sealedUpTo(side, head);
    yield* sealedLater(side, head);
    const [last, then] = [(await readCheckpoints(reader(), side)).at(-1), checkpoints.at(-1)];
    if (last?.sequence !== then?.sequence)
      throw conflict('The audit log was cleared during the export. Export it again.');
  } else {
    yield* found(side, query);
  }
  yield [headLine(head)];
}

async function* sealedUpTo(side: Side, head: Head): AsyncGenerator<string[]> {
  for await (const chunk of sealedEntries(side)) {
    const within = chunk.filter(({ sequence }) => sequence <= head.sequence);
    yield within.map(entryLine);
    if (within.length < chunk.length) return;
  }
}

/** What `head` says nothing of: the few entries that came after it. */
async function* sealedLater(side: Side, head: Head): AsyncGenerator<string[]> {
  let after = '';
  for (;;) {
    const chunk = await reader()
      .select()
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.side, side),
          gt(auditEntries.id, after),
          or(isNull(auditEntries.sequence), gt(auditEntries.sequence, head.sequence)),
        ),
      )
      .orderBy(asc(auditEntries.id))
      .limit(1000);
    if (chunk.length === 0) return;
    yield chunk.map(unsealedLine);
    after = chunk.at(-1)?.id ?? after;
  }
}

async function* found(side: Side, query: unknown): AsyncGenerator<string[]> {
  const rows = everyRow(auditList[side], query, {
    where: eq(auditEntries.side, side),
    load: (ids): Promise<StoredEntry[]> =>
      reader().select().from(auditEntries).where(inArray(auditEntries.id, ids)),
  });
  for await (const chunk of rows) {
    yield chunk.map((entry) => (entry.sequence === null ? unsealedLine(entry) : entryLine(entry)));
  }
}

const line = (value: object): string => JSON.stringify(value);

/** The very text that is hashed, and the hash after it. */
const entryLine = (entry: StoredEntry): string =>
  `${canonicalEntry(entry, entry.sequence ?? 0, entry.previousHash ?? '').slice(0, -1)},"hash":"${entry.hash}"}`;

const unsealedLine = ({
  actor,
  actorId,
  at,
  details,
  environment,
  id,
  operation,
  side,
}: StoredEntry): string =>
  line({ actor, actor_id: actorId, at, details, environment, id, operation, side, type: 'unsealed-entry' });

const checkpointLine = ({ sequence, hash, deleted, at, actor, signature }: Checkpoint): string =>
  line({ type: 'checkpoint', sequence, hash, deleted, at, actor, signature });

const headLine = ({ side, sequence, hash, sealedAt, signature }: Head): string =>
  line({ type: 'head', side, sequence, hash, sealed_at: sealedAt, signature });
