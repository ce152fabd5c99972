import { transaction, type Writer } from '#db/client';
import type { Authorized } from '#lib/access/actor';
import { constraintAsError } from '#lib/audit/constraint';
import type { Operation, Side } from '#lib/audit/operations';
import { recordAudit } from '#lib/audit/record';

/** Writes an audit entry of the change under way. */
export type RecordEntry<S extends Side> = (
  operation: Operation<S>,
  details: string,
  environment?: string,
) => Promise<void>;

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
    return await transaction((tx) =>
      work(tx, (operation, details, environment) =>
        recordAudit(tx, side, actor, operation, details, environment),
      ),
    );
  } catch (error) {
    throw constraintAsError(error);
  }
}

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
