import type { Writer } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { environment as environmentTable } from '#db/schema/environment';
import type { Actor } from '#lib/access/actor';
import type { Operation, Side } from '#lib/audit/operations';
import { chunksOf } from '#lib/kernel/chunks';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';

const LONGEST_DETAILS = 4000;

export interface Entry {
  details: string;
  environment?: string | undefined;
}

/**
 * Writes one audit entry, in the transaction of what it tells of. `environment` is the name of the environment that
 * it concerns; on the environment's side it is the one that this instance serves. Never put a token, a code or a password into `details`.
 */
export const recordAudit = <S extends Side>(
  tx: Writer,
  side: S,
  actor: Actor,
  operation: Operation<S>,
  details: string,
  environment?: string,
): Promise<void> => recordAudits(tx, side, actor, operation, [{ details, environment }]);

/** As {@link recordAudit}, for many entries of one operation. */
export async function recordAudits<S extends Side>(
  tx: Writer,
  side: S,
  actor: Actor,
  operation: Operation<S>,
  entries: Entry[],
): Promise<void> {
  const own = side === 'environment' ? await ownName(tx) : '';
  for (const chunk of chunksOf(entries)) {
    await tx.insert(auditEntries).values(
      chunk.map(({ details, environment }) => ({
        id: newId(),
        side,
        operation,
        actor: actor.name,
        actorId: actor.kind === 'person' ? actor.id : null,
        at: now(),
        details: details.length > LONGEST_DETAILS ? `${details.slice(0, LONGEST_DETAILS - 1)}…` : details,
        environment: environment || own,
      })),
    );
  }
}

async function ownName(tx: Writer): Promise<string> {
  const [row] = await tx.select({ name: environmentTable.name }).from(environmentTable).limit(1);
  return row?.name ?? '';
}
