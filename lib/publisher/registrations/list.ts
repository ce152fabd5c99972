import { and, asc, eq, or } from 'drizzle-orm';
import { z } from 'zod';
import { reader } from '#db/client';
import { pendingRegistrations } from '#db/schema/licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { choice } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import { contains, containsFolded, inOrder, listInput, offsetOf, type Page } from '#lib/publisher/list';

export type PendingRegistration = Omit<typeof pendingRegistrations.$inferSelect, 'tenantKey'>;

export const registrationSorts = ['lastSeenAt', 'firstSeenAt', 'tenant', 'serialNumber', 'attempts'] as const;
const columns = {
  lastSeenAt: pendingRegistrations.lastSeenAt,
  firstSeenAt: pendingRegistrations.firstSeenAt,
  tenant: pendingRegistrations.tenantKey,
  serialNumber: pendingRegistrations.serialNumber,
  attempts: pendingRegistrations.attempts,
};
const ofState = z.object({ state: choice(['pending', 'rejected']).default('pending') });

/** Environments that asked to register without being listed: those that wait, or (`state`) those that were rejected. */
export async function listRegistrations(
  actor: Actor,
  query: unknown = {},
): Promise<Page<PendingRegistration>> {
  authorize(actor, 'customer-environments', 'read');
  const { state } = parse(ofState, query);
  const asked = parse(listInput(registrationSorts, 'desc'), query);
  const matches = asked.q
    ? or(
        containsFolded(pendingRegistrations.tenantKey, asked.q),
        contains(pendingRegistrations.serialNumber, asked.q),
      )
    : undefined;
  const where = and(eq(pendingRegistrations.state, state), matches);
  const [rows, total] = await Promise.all([
    reader()
      .select()
      .from(pendingRegistrations)
      .where(where)
      .orderBy(inOrder(columns[asked.sort], asked.dir), asc(pendingRegistrations.id))
      .limit(asked.pageSize)
      .offset(offsetOf(asked)),
    reader().$count(pendingRegistrations, where),
  ]);
  return { rows: rows.map(({ tenantKey, ...row }) => row), total };
}

/** How many wait for the product team. */
export async function countPendingRegistrations(actor: Actor): Promise<number> {
  authorize(actor, 'customer-environments', 'read');
  return reader().$count(pendingRegistrations, eq(pendingRegistrations.state, 'pending'));
}
