import { and, eq, gte } from 'drizzle-orm';
import { z } from 'zod';
import { reader } from '#db/client';
import { auditCheckpoints, auditEntries } from '#db/schema/audit';
import { START } from '#lib/audit/chain/entry-hash';
import { type Head, isSignedHead } from '#lib/audit/chain/head';
import { findAuditKey } from '#lib/audit/chain/key';
import { sides } from '#lib/audit/operations';
import { conflict } from '#lib/kernel/errors';

const headLine = z.object({
  type: z.literal('head'),
  side: z.enum(sides),
  sequence: z.int().nonnegative(),
  hash: z.string(),
  sealed_at: z.iso.datetime().transform((at) => new Date(at)),
  signature: z.string(),
});

export interface Comparison {
  holds: boolean;
  /** In words. */
  summary: string;
}

/**
 * Holds the audit log against the head in the last line of an earlier export, which somebody who has the database in
 * hand cannot set back. Throws `conflict` when `lastLine` is no head.
 */
export async function compareWithKeptHead(lastLine: string): Promise<Comparison> {
  const head = parseHead(lastLine);
  const place = `entry ${head.sequence.toLocaleString('en')} as it was exported, sealed on ${head.sealedAt.toISOString()}`;
  const key = await findAuditKey(reader());
  if (!key || !isSignedHead(head, key))
    return { holds: false, summary: 'The export is not signed with the key that this installation has now.' };
  const hash = await hashAt(head);
  if (hash === head.hash) return { holds: true, summary: `The audit log goes on from ${place}.` };
  if (hash === undefined && (await wasCleared(head)))
    return { holds: true, summary: `Cleared since then, by a signed checkpoint: ${place}.` };
  return {
    holds: false,
    summary: `The audit log is another one than was exported: it does not have ${place}.`,
  };
}

function parseHead(line: string): Head {
  try {
    const { sealed_at: sealedAt, side, sequence, hash, signature } = headLine.parse(JSON.parse(line));
    return { side, sequence, hash, sealedAt, signature };
  } catch {
    throw conflict(
      'The last line is not the head of an audit log. Give a file that was exported as JSON Lines.',
    );
  }
}

async function hashAt({ side, sequence }: Head): Promise<string | null | undefined> {
  if (sequence === START.sequence) return START.hash;
  const [entry] = await reader()
    .select({ hash: auditEntries.hash })
    .from(auditEntries)
    .where(and(eq(auditEntries.side, side), eq(auditEntries.sequence, sequence)));
  return entry?.hash;
}

const wasCleared = async ({ side, sequence }: Head): Promise<boolean> =>
  (await reader().$count(
    auditCheckpoints,
    and(eq(auditCheckpoints.side, side), gte(auditCheckpoints.sequence, sequence)),
  )) > 0;
