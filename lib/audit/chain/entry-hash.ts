import { hash } from 'node:crypto';
import type { auditEntries } from '#db/schema/audit';

export type StoredEntry = typeof auditEntries.$inferSelect;

/** An entry's content, which is there before it has its place in the chain. */
export type EntryContent = Omit<StoredEntry, 'sequence' | 'previousHash' | 'hash'>;

/** A place in the chain, and what the entry there hashes to. */
export interface Link {
  sequence: number;
  hash: string;
}

/** What the first entry follows on. */
export const START: Link = { sequence: 0, hash: '0'.repeat(64) };

/**
 * The text that is hashed: JSON without white space, members by name, so that RFC 8785 writes the same. Every field
 * of the entry is in it, and what it follows on (docs/audit-log.md).
 */
export const canonicalEntry = (entry: EntryContent, sequence: number, previousHash: string): string =>
  JSON.stringify({
    actor: entry.actor,
    actor_id: entry.actorId,
    at: entry.at.toISOString(),
    details: entry.details,
    environment: entry.environment,
    id: entry.id,
    operation: entry.operation,
    previous_hash: previousHash,
    sequence,
    side: entry.side,
    type: 'entry',
  });

/** SHA-256, hexadecimal. */
export const hashOf = (text: string): string => hash('sha256', text, 'hex');

/** The link that `entry` makes when it follows on `last`. */
export function linkAfter(last: Link, entry: EntryContent): Link {
  const sequence = last.sequence + 1;
  return { sequence, hash: hashOf(canonicalEntry(entry, sequence, last.hash)) };
}
