import { and, eq, gte, lt, lte, or } from 'drizzle-orm';
import { reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { type Actor, authorize } from '#lib/access/actor';
import { clearInput } from '#lib/audit/clear';
import { linkBeforeYoung } from '#lib/audit/first-young';
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
  const ofSide = eq(auditEntries.side, side);
  const end = await linkBeforeYoung(reader(), side, before);
  const old = end
    ? lte(auditEntries.sequence, end.sequence)
    : or(lt(auditEntries.at, before), gte(auditEntries.sequence, 1));
  return { count: await reader().$count(auditEntries, and(ofSide, old)), before };
}
