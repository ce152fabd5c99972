import { inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { recounts } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { type RecountRun, runsOf } from '#lib/environment/recount/shown';
import { choice, defineList, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';

export const recountList = defineList({
  id: recounts.id,
  from: (fields) => reader().select(fields).from(recounts).$dynamic(),
  columns: {
    startedAt: instant(recounts.startedAt),
    finishedAt: instant(recounts.finishedAt, { optional: true }),
    ranBy: text(recounts.ranBy),
    outcome: choice(recounts.outcome, ['running', 'ok', 'failed', 'interrupted']),
    enabledUsers: number(recounts.enabledUsers),
  },
  sort: 'startedAt',
  dir: 'desc',
  search: { columns: [recounts.ranBy, recounts.message] },
});

const load = async (ids: string[]): Promise<RecountRun[]> =>
  runsOf(await reader().select().from(recounts).where(inArray(recounts.id, ids)));

/** Runs of the recount, newest first. */
export async function listRecounts(actor: Actor, query: unknown = {}): Promise<ListPage<RecountRun>> {
  authorize(actor, 'users', 'read');
  return listPage(recountList, query, { load });
}

export function everyRecount(actor: Actor, query: unknown): AsyncGenerator<RecountRun[]> {
  authorize(actor, 'users', 'read');
  return everyRow(recountList, query, { load });
}
