import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, gt, gte, isNotNull, or } from 'drizzle-orm';
import { reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { canonicalEntry, hashOf, type Link, type StoredEntry } from '#lib/audit/chain/entry-hash';
import { number } from '#lib/audit/chain/words';
import type { Side } from '#lib/audit/operations';

const CHUNK = 1000;

export type SealedEntry = StoredEntry & { sequence: number };

/** The sealed entries of `side` in their order, a thousand at a time; others have their turn in between. */
export async function* sealedEntries(side: Side): AsyncGenerator<SealedEntry[]> {
  let last: SealedEntry | undefined;
  do {
    const chunk = (await reader()
      .select()
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.side, side),
          isNotNull(auditEntries.sequence),
          // Two with one number must both be seen, should the index be gone that forbids them.
          last &&
            and(
              gte(auditEntries.sequence, last.sequence),
              or(gt(auditEntries.sequence, last.sequence), gt(auditEntries.id, last.id)),
            ),
        ),
      )
      .orderBy(asc(auditEntries.sequence), asc(auditEntries.id))
      .limit(CHUNK)) as SealedEntry[];
    if (chunk.length > 0) yield chunk;
    last = chunk.length === CHUNK ? chunk.at(-1) : undefined;
    await setImmediate();
  } while (last);
}

/** What is wrong with an audit log, at the first place where it is. */
export interface Finding {
  kind: 'altered' | 'missing' | 'inserted';
  /** The entry's number in the chain. */
  sequence: number;
  message: string;
}

/** An entry as a finding names it: its number, operation and time. */
export const named = ({ sequence, at, operation }: SealedEntry): string =>
  `${number(sequence)} (${operation}, ${at.toISOString()})`;

/** `Entry 5 is`, `Entries 5 to 8 are`. */
const these = (from: number, to: number): string =>
  from === to ? `Entry ${number(from)} is` : `Entries ${number(from)} to ${number(to)} are`;

/** What is wrong with `entry`, which is found after `last` (whose entry is `before`, unless it is gone). */
export function faultOfEntry(
  entry: SealedEntry,
  last: Link,
  before: SealedEntry | undefined,
): Finding | undefined {
  const { sequence } = entry;
  const expected = last.sequence + 1;
  if (sequence > expected)
    return {
      kind: 'missing',
      sequence: expected,
      message: `${these(expected, sequence - 1)} missing before entry ${named(entry)}.`,
    };
  if (sequence < expected)
    return {
      kind: 'inserted',
      sequence,
      message: `Entry ${named(entry)} was inserted: its place was taken, or cleared.`,
    };
  if (hashOf(canonicalEntry(entry, sequence, entry.previousHash ?? '')) !== entry.hash)
    return {
      kind: 'altered',
      sequence,
      message: `Entry ${named(entry)} was altered: what it says does not fit its hash.`,
    };
  if (entry.previousHash === last.hash) return undefined;
  return before
    ? {
        kind: 'altered',
        sequence: before.sequence,
        message: `Entry ${named(before)} was altered and given another hash: the next entry was sealed after a different one.`,
      }
    : {
        kind: 'altered',
        sequence,
        message: `Entry ${named(entry)} was altered and given another hash: it does not follow on what was ${last.sequence === 0 ? 'the start of the audit log' : 'cleared'}.`,
      };
}

/** What is wrong when the entries end with `last` (whose entry is `before`), and the signed head says `head`. */
export function faultOfEnd(head: Link, last: Link, before: SealedEntry | undefined): Finding | undefined {
  if (last.sequence < head.sequence)
    return {
      kind: 'missing',
      sequence: last.sequence + 1,
      message: `${these(last.sequence + 1, head.sequence)} missing, the newest that were sealed.`,
    };
  if (last.hash === head.hash) return undefined;
  return {
    kind: 'altered',
    sequence: last.sequence,
    message: `${before ? `Entry ${named(before)}` : 'The last checkpoint'} is not what the signed head ends with: it, or what is before it, was altered and all hashes made anew.`,
  };
}
