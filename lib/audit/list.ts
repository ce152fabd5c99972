import { and, asc, count, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reader } from '#db/client';
import { auditEntries } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import type { Side } from '#lib/audit/operations';
import { choice, optionalText, wholeNumber } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';

export const auditSortKeys = ['at', 'operation', 'actor', 'environment'] as const;

/** More than this are not counted: the page says "more than". */
export const MOST_COUNTED = 10_000;

export const auditQuery = z.object({
  page: wholeNumber(1, MOST_COUNTED).default(1),
  pageSize: wholeNumber(1, 100).default(25),
  /** A column, with `-` before it for descending. */
  sort: choice([
    'at',
    '-at',
    'operation',
    '-operation',
    'actor',
    '-actor',
    'environment',
    '-environment',
  ]).default('-at'),
  /** Text that operation, user, details or environment contain. */
  q: optionalText(200),
});

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

export interface AuditPage {
  rows: AuditEntry[];
  /** At most {@link MOST_COUNTED}. */
  total: number;
  /** There are more than `total`. */
  capped: boolean;
}

export const auditView = (side: Side) => (side === 'environment' ? 'audit-log' : 'publisher-audit-log');

const columns = {
  at: auditEntries.at,
  operation: auditEntries.operation,
  actor: auditEntries.actor,
  environment: auditEntries.environment,
};

const shown = { id: auditEntries.id, ...columns, details: auditEntries.details };

/** One page of the audit log of `side`, the newest first unless asked otherwise. */
export async function listAudit(actor: Actor, side: Side, query: unknown = {}): Promise<AuditPage> {
  authorize(actor, auditView(side), 'read');
  const { page, pageSize, sort, q } = parse(auditQuery, query);
  const wanted = and(eq(auditEntries.side, side), q ? contains(q) : undefined);
  const direction = sort.startsWith('-') ? desc : asc;
  const column = columns[sort.replace('-', '') as keyof typeof columns];
  // IDs follow time, so that one of them settles what is equal.
  const order = [direction(column), direction(auditEntries.id)];
  const some = reader()
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(wanted)
    .limit(MOST_COUNTED + 1);
  const [rows, counted] = await Promise.all([
    reader()
      .select(shown)
      .from(auditEntries)
      .where(wanted)
      .orderBy(...order)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    reader().select({ found: count() }).from(some.as('some')),
  ]);
  const found = Number(counted[0]?.found ?? 0);
  return { rows, total: Math.min(found, MOST_COUNTED), capped: found > MOST_COUNTED };
}

/** `lower` knows ASCII only on SQLite, so what was typed is looked for as it stands, too. */
function contains(q: string): SQL | undefined {
  const pattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    ...[auditEntries.operation, auditEntries.actor, auditEntries.details, auditEntries.environment].flatMap(
      (column) => [
        sql`lower(${column}) like ${pattern(q.toLowerCase())} escape '\\'`,
        sql`${column} like ${pattern(q)} escape '\\'`,
      ],
    ),
  );
}
