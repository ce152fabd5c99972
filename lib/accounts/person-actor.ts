import { transaction, type Writer } from '#db/client';
import type { Actor, Session } from '#lib/access/actor';
import type { EnvironmentOperation } from '#lib/audit/operations';
import { recordAudit } from '#lib/audit/record';
import { AppError } from '#lib/kernel/errors';

/** A person as the audit log names who acted; may do nothing. */
export const recordedPerson = (user: { id: string; email: string }): Actor => ({
  kind: 'person',
  id: user.id,
  name: user.email,
  grants: {},
});

type Record = (operation: EnvironmentOperation, details: string) => Promise<void>;

/** What a person changes about their own account; no role is needed for that. */
export function changeOwn<T>(actor: Actor, work: (tx: Writer, record: Record) => Promise<T>): Promise<T> {
  if (actor.kind !== 'person') throw new AppError('forbidden', 'Only a person has an account of their own.');
  return transaction((tx) =>
    work(tx, (operation, details) => recordAudit(tx, 'environment', actor, operation, details)),
  );
}

/** The session that `actor` acts in. Throws an AppError `forbidden` for anybody but a person. */
export function ownSession({ kind, session }: Actor): Session {
  if (kind !== 'person' || !session) throw new AppError('forbidden', 'Only a person has sessions.');
  return session;
}
