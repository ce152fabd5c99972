import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#db/client';
import { auditCheckpoints } from '#db/schema/audit';
import { type Link, START } from '#lib/audit/chain/entry-hash';
import type { AuditKey } from '#lib/audit/chain/key';
import { isSigned, signClaims } from '#lib/audit/chain/signature';
import type { Side } from '#lib/audit/operations';

/** What a clearing leaves: up to where entries were deleted, and how the next one goes on. */
export type Checkpoint = typeof auditCheckpoints.$inferSelect;

const claimsOf = (checkpoint: Omit<Checkpoint, 'signature'>) => ({
  id: checkpoint.id,
  side: checkpoint.side,
  sequence: checkpoint.sequence,
  hash: checkpoint.hash,
  deleted: checkpoint.deleted,
  at: checkpoint.at.toISOString(),
  actor: checkpoint.actor,
});

export const signedCheckpoint = (checkpoint: Omit<Checkpoint, 'signature'>, key: AuditKey): Checkpoint => ({
  ...checkpoint,
  signature: signClaims('audit-checkpoint', claimsOf(checkpoint), key),
});

/** The checkpoints of `side`, the oldest first. */
export const readCheckpoints = (from: Reader, side: Side): Promise<Checkpoint[]> =>
  from
    .select()
    .from(auditCheckpoints)
    .where(eq(auditCheckpoints.side, side))
    .orderBy(asc(auditCheckpoints.sequence));

/** What speaks against `checkpoints`, which are all of a side, the oldest first. */
export function faultOfCheckpoints(checkpoints: readonly Checkpoint[], key: AuditKey): string | undefined {
  let last = 0;
  for (const checkpoint of checkpoints) {
    const { sequence, deleted, at, signature } = checkpoint;
    if (!isSigned(signature, 'audit-checkpoint', claimsOf(checkpoint), key))
      return `The checkpoint at entry ${sequence.toLocaleString('en')}, said to be of ${at.toISOString()}, was forged: it is not signed with the key of this installation.`;
    if (sequence - deleted !== last)
      return `A checkpoint before entry ${(sequence - deleted + 1).toLocaleString('en')} is missing.`;
    last = sequence;
  }
  return undefined;
}

/** What the first entry that is still there follows on. */
export const startAfter = (checkpoints: readonly Checkpoint[]): Link => checkpoints.at(-1) ?? START;
