import type { Writer } from '#db/client';
import { leases } from '#db/schema/instance';
import { now } from '#lib/kernel/clock';

/**
 * Lets the transactions that name the same `turn` run one after the other, until each ends: for a limit or a "first"
 * that no row of its own stands for.
 */
export async function takeTurns(tx: Writer, turn: string): Promise<void> {
  await tx
    .insert(leases)
    .values({ name: `turn:${turn}`, holder: '', expiresAt: now() })
    .onConflictDoUpdate({ target: leases.name, set: { holder: '' } });
}
