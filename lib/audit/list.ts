import { eq, inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { type Actor, authorize } from '#lib/access/actor';
import { environmentOperations, publisherOperations, type Side } from '#lib/audit/operations';
import { choice, defineList, instant, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';

/** An entry as the Audit Log shows it. */
export interface AuditEntry {
  id: string;
  operation: string;
  /** User ID. */
  actor: string;
  at: Date;
  details: string;
  environment: string;
}

export const auditView = (side: Side) => (side === 'environment' ? 'audit-log' : 'publisher-audit-log');

const listOf = (operations: readonly string[]) =>
  defineList({
    id: auditEntries.id,
    from: (fields) => reader().select(fields).from(auditEntries).$dynamic(),
    columns: {
      operation: choice(auditEntries.operation, operations),
      actor: text(auditEntries.actor),
      at: instant(auditEntries.at),
      details: text(auditEntries.details, { sortable: false }),
      environment: text(auditEntries.environment, { optional: true }),
    },
    sort: 'at',
    dir: 'desc',
    search: { documents: 'audit_entries', long: true },
  });

export const auditList: Record<Side, ReturnType<typeof listOf>> = {
  environment: listOf(environmentOperations),
  publisher: listOf(publisherOperations),
};

const ofSide = (side: Side) => ({
  where: eq(auditEntries.side, side),
  load: (ids: string[]): Promise<AuditEntry[]> =>
    reader()
      .select({
        id: auditEntries.id,
        operation: auditEntries.operation,
        actor: auditEntries.actor,
        at: auditEntries.at,
        details: auditEntries.details,
        environment: auditEntries.environment,
      })
      .from(auditEntries)
      .where(inArray(auditEntries.id, ids)),
});

/** One page of the audit log of `side`, the newest first unless asked otherwise. */
export async function listAudit(
  actor: Actor,
  side: Side,
  query: unknown = {},
): Promise<ListPage<AuditEntry>> {
  authorize(actor, auditView(side), 'read');
  return listPage(auditList[side], query, ofSide(side));
}

/** All entries of `side` that `query` asks for, some hundreds at a time. */
export function everyAuditEntry(actor: Actor, side: Side, query: unknown): AsyncGenerator<AuditEntry[]> {
  authorize(actor, auditView(side), 'read');
  return everyRow(auditList[side], query, ofSide(side));
}
