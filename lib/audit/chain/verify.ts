import { reader } from '#db/client';
import { type Actor, authorize } from '#lib/access/actor';
import { isAnythingSealed, KEY_IS_GONE } from '#lib/audit/chain/begin';
import {
  type Checkpoint,
  faultOfCheckpoints,
  readCheckpoints,
  startAfter,
} from '#lib/audit/chain/checkpoints';
import type { Link } from '#lib/audit/chain/entry-hash';
import { type Head, readHead } from '#lib/audit/chain/head';
import { type AuditKey, findAuditKey } from '#lib/audit/chain/key';
import { countUnsealed } from '#lib/audit/chain/seal';
import {
  type Finding,
  faultOfEnd,
  faultOfEntry,
  named,
  type SealedEntry,
  sealedEntries,
} from '#lib/audit/chain/walk';
import { inWords } from '#lib/audit/chain/words';
import { auditView } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import { singleton } from '#lib/kernel/singleton';

/** What is wrong where no entry is to blame: the head, a checkpoint or the key. */
export type Fault = Finding | { kind: 'head' | 'checkpoint' | 'key'; message: string };

export interface Verified {
  /** Entries that are as they were sealed. */
  verified: number;
  first?: SealedEntry;
  last?: SealedEntry;
  /** The last clearing, if entries were deleted. */
  checkpoint?: Checkpoint;
  /** Entries that the next sealing takes. */
  unsealed: number;
}

export interface Verification extends Verified {
  /** The first that is wrong; absent when nothing is. */
  fault?: Fault;
  /** The result, for people. */
  summary: string;
}

/** Verifies the whole audit log of `side`, while it is being written. */
export async function verifyAuditLog(actor: Actor, side: Side): Promise<Verification> {
  authorize(actor, auditView(side), 'read');
  return verifyChain(side);
}

const underWay = () => singleton('audit.verifications', () => new Map<Side, Promise<Verification>>());

/** As {@link verifyAuditLog}, for verbs. Those who ask while it is under way get the same answer. */
export const verifyChain = (side: Side): Promise<Verification> => underWay().get(side) ?? begin(side);

function begin(side: Side): Promise<Verification> {
  const verification = verifyUndisturbed(side).finally(() => underWay().delete(side));
  underWay().set(side, verification);
  return verification;
}

const TRIES = 5;

/** Clearing takes entries away from under the eyes: then it begins once more, after the new checkpoint. */
async function verifyUndisturbed(side: Side): Promise<Verification> {
  for (let attempt = 1; ; attempt += 1) {
    const checkpoints = await readCheckpoints(reader(), side);
    const { fault, ...found } = await verifyOnce(side, checkpoints);
    if (fault && attempt < TRIES && (await wasCleared(side, checkpoints))) continue;
    const unsealed = await countUnsealed(reader(), side);
    const result = { ...found, unsealed, ...(fault && { fault }) };
    return { ...result, summary: inWords(result) };
  }
}

async function wasCleared(side: Side, before: Checkpoint[]): Promise<boolean> {
  const after = await readCheckpoints(reader(), side);
  return after.at(-1)?.sequence !== before.at(-1)?.sequence;
}

type Found = Omit<Verified, 'unsealed'> & { fault?: Fault };

async function verifyOnce(side: Side, checkpoints: Checkpoint[]): Promise<Found> {
  // In this order: the first sealing makes the key before anything else.
  const sealed = await isAnythingSealed(reader());
  const key = await findAuditKey(reader());
  if (!key) return { verified: 0, ...(sealed && { fault: { kind: 'key', message: KEY_IS_GONE } }) };
  const message = faultOfCheckpoints(checkpoints, key);
  if (message) return { verified: 0, fault: { kind: 'checkpoint', message } };
  const checkpoint = checkpoints.at(-1);
  return { ...(await walk(side, startAfter(checkpoints), key)), ...(checkpoint && { checkpoint }) };
}

/** Goes along the chain, and with its head, which moves on meanwhile. */
async function walk(side: Side, start: Link, key: AuditKey): Promise<Found> {
  const found: Found = { verified: 0 };
  const asked = await readHead(reader(), side, key);
  if (asked.fault !== undefined) return { ...found, fault: { kind: 'head', message: asked.fault } };
  let head: Head = asked.head;
  let last = start;
  for await (const chunk of sealedEntries(side)) {
    for (const entry of chunk) {
      let fault = faultOfEntry(entry, last, found.last);
      if (!fault && entry.sequence > head.sequence) {
        // What is sealed meanwhile comes with a head that says so.
        const later = await readHead(reader(), side, key);
        if (later.fault !== undefined) return { ...found, fault: { kind: 'head', message: later.fault } };
        fault =
          faultOfEnd(head, last, found.last) ??
          (entry.sequence > later.head.sequence ? beyond(entry, head) : undefined);
        head = later.head;
      }
      if (fault) return { ...found, fault };
      last = { sequence: entry.sequence, hash: entry.hash ?? '' };
      found.first ??= entry;
      found.last = entry;
      found.verified += 1;
    }
  }
  const fault = faultOfEnd(head, last, found.last);
  return fault ? { ...found, fault } : found;
}

const beyond = (entry: SealedEntry, head: Head): Finding => ({
  kind: 'inserted',
  sequence: entry.sequence,
  message: `Entry ${named(entry)} was inserted: the audit log is sealed up to entry ${head.sequence.toLocaleString('en')}.`,
});
