import { transaction, type Writer } from '#db/client';
import type { Actor } from '#lib/access/actor';
import type { Role } from '#lib/access/views';
import { grantsOf } from '#lib/accounts/workspaces';
import type { EnvironmentOperation } from '#lib/audit/operations';
import { recordAudit } from '#lib/audit/record';
import { AppError } from '#lib/kernel/errors';

/** A person as the one who acts. The audit log shows the e-mail address. */
export const personActor = (user: { id: string; email: string; role: Role }): Actor => ({
  kind: 'person',
  id: user.id,
  name: user.email,
  grants: grantsOf(user.role),
});

type Record = (operation: EnvironmentOperation, details: string) => Promise<void>;

/** What a person changes about their own account; no role is needed for that. */
export function changeOwn<T>(actor: Actor, work: (tx: Writer, record: Record) => Promise<T>): Promise<T> {
  if (actor.kind !== 'person') throw new AppError('forbidden', 'Only a person has an account of their own.');
  return transaction((tx) =>
    work(tx, (operation, details) => recordAudit(tx, 'environment', actor, operation, details)),
  );
}
