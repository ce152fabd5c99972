import { transaction, type Writer } from '#db/client';
import type { Actor, Authorized } from '#lib/access/actor';
import { constraintAsError } from '#lib/audit/constraint';
import type { Operation, Side } from '#lib/audit/operations';
import { type Entry, recordAudit, recordAudits } from '#lib/audit/record';

/** Writes an audit entry of the change under way, or many of one operation. */
export interface RecordEntry<S extends Side> {
  (operation: Operation<S>, details: string, environment?: string): Promise<void>;
  many: (operation: Operation<S>, entries: Entry[]) => Promise<void>;
}

const recorder = <S extends Side>(tx: Writer, side: S, actor: Actor): RecordEntry<S> =>
  Object.assign(
    (operation: Operation<S>, details: string, environment?: string) =>
      recordAudit(tx, side, actor, operation, details, environment),
    {
      many: (operation: Operation<S>, entries: Entry[]) => recordAudits(tx, side, actor, operation, entries),
    },
  );

/**
 * The way to change anything: `work` and its audit entries in one transaction, for somebody who was authorized.
 * Constraints that the database holds against it come out as AppErrors.
 */
async function change<S extends Side, T>(
  side: S,
  { actor }: Authorized,
  work: (tx: Writer, record: RecordEntry<S>) => Promise<T>,
): Promise<T> {
  try {
    return await transaction((tx) => work(tx, recorder(tx, side, actor)));
  } catch (error) {
    throw constraintAsError(error);
  }
}

/** Either of the two below, for what is done alike on both sides. */
export type Transact<S extends Side> = <T>(
  authorized: Authorized,
  work: (tx: Writer, record: RecordEntry<S>) => Promise<T>,
) => Promise<T>;

/** A change of the publisher's records, audited on the publisher's side. */
export const changePublisher = <T>(
  authorized: Authorized,
  work: (tx: Writer, record: RecordEntry<'publisher'>) => Promise<T>,
) => change('publisher', authorized, work);

/** A change of the environment or of this instance, audited on the environment's side. */
export const changeEnvironment = <T>(
  authorized: Authorized,
  work: (tx: Writer, record: RecordEntry<'environment'>) => Promise<T>,
) => change('environment', authorized, work);
