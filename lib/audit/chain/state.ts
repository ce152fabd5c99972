import { reader } from '#db/client';
import { type Actor, authorize } from '#lib/access/actor';
import { readHead } from '#lib/audit/chain/head';
import { findAuditKey } from '#lib/audit/chain/key';
import { countUnsealed } from '#lib/audit/chain/seal';
import { auditView } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';

export interface SealedState {
  /** The number of the last sealed entry; 0 while there is none. */
  sequence: number;
  sealedAt: Date | undefined;
  /** Entries that the next sealing takes. */
  unsealed: number;
  /** Why nothing is sealed any more. */
  fault: string | undefined;
  /** Thumbprint of the key that seals, to be compared with what an export names. */
  kid: string | undefined;
}

/** How far the audit log of `side` is sealed. That what is sealed is as it was, only verifying can tell. */
export async function readSealedState(actor: Actor, side: Side): Promise<SealedState> {
  authorize(actor, auditView(side), 'read');
  const unsealed = await countUnsealed(reader(), side);
  const key = await findAuditKey(reader());
  if (!key) return { sequence: 0, sealedAt: undefined, unsealed, fault: undefined, kid: undefined };
  const { head, fault } = await readHead(reader(), side, key);
  return { sequence: head?.sequence ?? 0, sealedAt: head?.sealedAt, unsealed, fault, kid: key.kid };
}
