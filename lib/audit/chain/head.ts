import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#db/client';
import { auditChains } from '#db/schema/audit';
import type { Link } from '#lib/audit/chain/entry-hash';
import type { AuditKey } from '#lib/audit/chain/key';
import { isSigned, signClaims } from '#lib/audit/chain/signature';
import type { Side } from '#lib/audit/operations';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { singleton } from '#lib/kernel/singleton';

/** The end of a chain: which entry is the last, and that there is none after it. */
export type Head = typeof auditChains.$inferSelect;

const claimsOf = ({ side, sequence, hash, sealedAt }: Omit<Head, 'signature'>) => ({
  side,
  sequence,
  hash,
  sealed_at: sealedAt.toISOString(),
});

/** A head that says that the chain of `side` ends with `link`. */
export function signedHead(side: Side, { sequence, hash }: Link, key: AuditKey): Head {
  const head = { side, sequence, hash, sealedAt: now() };
  return { ...head, signature: signClaims('audit-head', claimsOf(head), key) };
}

/** Whether `head` is one that this installation has signed, at whatever time. */
export const isSignedHead = (head: Head, key: AuditKey): boolean =>
  isSigned(head.signature, 'audit-head', claimsOf(head), key);

/** The furthest heads that this process has met: a copy of an earlier one is signed as well as the present one. */
const seen = () => singleton('audit.heads', () => new Map<Side, Head>());

/** Notes a head that is committed. */
export function rememberHead(head: Head): void {
  const furthest = seen().get(head.side);
  if (!furthest || furthest.sequence < head.sequence) seen().set(head.side, head);
}

/** As if this process had never met a head. For tests. */
export const forgetHeads = (): void => seen().clear();

/** What speaks against `head` as the database has it, by what was `known` of it; nothing where it can be built upon. */
function faultOf(head: Head | undefined, known: Head | undefined, key: AuditKey): string | undefined {
  if (!head) return 'The head of the audit log, which says how far it is sealed, was taken away.';
  if (!isSignedHead(head, key))
    return 'The head of the audit log was forged: it is not signed with the key of this installation.';
  if (
    known &&
    (head.sequence < known.sequence || (head.sequence === known.sequence && head.hash !== known.hash))
  )
    return `The audit log was set back: it was sealed up to entry ${known.sequence.toLocaleString('en')}, and now says ${head.sequence.toLocaleString('en')}.`;
  return undefined;
}

/** `ask`s for the head, and judges it by what was known before: another instance may have moved it meanwhile. */
async function judged(side: Side, key: AuditKey, ask: () => Promise<Head[]>) {
  const known = seen().get(side);
  const [head] = await ask();
  const fault = faultOf(head, known, key);
  if (!head || fault) return { head, fault: fault ?? '' };
  rememberHead(head);
  return { head };
}

/** The head of `side`, and what speaks against it. */
export const readHead = (from: Reader, side: Side, key: AuditKey) =>
  judged(side, key, () => from.select().from(auditChains).where(eq(auditChains.side, side)));

/**
 * The head of `side`, for whoever makes the chain longer or shorter: others that want to wait until the transaction
 * ends. Throws `conflict` for a head that is not ours, so that nobody's hand is sealed as if it were.
 */
export async function lockHead(tx: Writer, side: Side, key: AuditKey): Promise<Head> {
  const { head, fault } = await judged(side, key, () =>
    tx.update(auditChains).set({ side }).where(eq(auditChains.side, side)).returning(),
  );
  if (fault !== undefined) throw conflict(`${fault} Nothing more is sealed until that is settled.`);
  return head;
}

/** Moves the end of the chain of `side` to `link`. Returns the head that counts once the transaction is committed. */
export async function writeHead(tx: Writer, side: Side, link: Link, key: AuditKey): Promise<Head> {
  const head = signedHead(side, link, key);
  await tx.update(auditChains).set(head).where(eq(auditChains.side, side));
  return head;
}
