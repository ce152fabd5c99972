import { eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { reader } from '#db/client';
import { pendingRegistrations } from '#db/schema/licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { choice } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import { defineList, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';

export type PendingRegistration = Omit<typeof pendingRegistrations.$inferSelect, 'tenantKey'>;

export const registrationList = defineList({
  id: pendingRegistrations.id,
  from: (fields) => reader().select(fields).from(pendingRegistrations).$dynamic(),
  columns: {
    tenant: text(pendingRegistrations.tenant, { key: pendingRegistrations.tenantKey }),
    serialNumber: text(pendingRegistrations.serialNumber),
    attempts: number(pendingRegistrations.attempts),
    firstSeenAt: instant(pendingRegistrations.firstSeenAt),
    lastSeenAt: instant(pendingRegistrations.lastSeenAt),
    remoteAddress: text(pendingRegistrations.remoteAddress, { optional: true }),
    reason: text(pendingRegistrations.reason, { optional: true }),
  },
  sort: 'lastSeenAt',
  dir: 'desc',
  search: {
    columns: [
      pendingRegistrations.tenant,
      pendingRegistrations.serialNumber,
      pendingRegistrations.remoteAddress,
      pendingRegistrations.reason,
    ],
  },
});

const stateChoice = choice(['pending', 'rejected']).default('pending');

const inState = (state: unknown) => ({
  where: eq(pendingRegistrations.state, parse(z.object({ state: stateChoice }), { state }).state),
  load: async (ids: string[]): Promise<PendingRegistration[]> => {
    const rows = await reader()
      .select()
      .from(pendingRegistrations)
      .where(inArray(pendingRegistrations.id, ids));
    return rows.map(({ tenantKey, ...row }) => row);
  },
});

/** Environments that asked to register without being listed: those that wait, or (`state`) those that were rejected. */
export async function listRegistrations(
  actor: Actor,
  query: unknown = {},
  state?: unknown,
): Promise<ListPage<PendingRegistration>> {
  authorize(actor, 'customer-environments', 'read');
  return listPage(registrationList, query, inState(state));
}

/** All of them that `query` asks for, some hundreds at a time. */
export function everyRegistration(
  actor: Actor,
  query: unknown,
  state?: unknown,
): AsyncGenerator<PendingRegistration[]> {
  authorize(actor, 'customer-environments', 'read');
  return everyRow(registrationList, query, inState(state));
}

/** How many wait for the product team. */
export async function countPendingRegistrations(actor: Actor): Promise<number> {
  authorize(actor, 'customer-environments', 'read');
  return reader().$count(pendingRegistrations, eq(pendingRegistrations.state, 'pending'));
}
