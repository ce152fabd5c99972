import { and, count, eq, lt } from 'drizzle-orm';
import { reader } from '#db/client';
import { auditEntries } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { clearInput } from '#lib/audit/clear';
import { auditView } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import { DAY, now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';

export interface OlderEntries {
  /** How many clearing would delete now. */
  count: number;
  /** Everything before this instant. */
  before: Date;
}

/** What `clearAuditLog` would delete with the same input, for asking before it does. */
export async function countOlderAudit(actor: Actor, side: Side, input: unknown = {}): Promise<OlderEntries> {
  authorize(actor, auditView(side), 'read');
  const { days } = parse(clearInput, input);
  const before = new Date(now().getTime() - days * DAY);
  const [row] = await reader()
    .select({ count: count() })
    .from(auditEntries)
    .where(and(eq(auditEntries.side, side), lt(auditEntries.at, before)));
  return { count: Number(row?.count ?? 0), before };
}
