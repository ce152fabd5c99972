import { desc } from 'drizzle-orm';
import { reader } from '#db/client';
import { recounts } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { lastRecount, type Recount } from '#lib/environment/recount/last';
import { type RecountRun, runsOf } from '#lib/environment/recount/shown';
import { today } from '#lib/kernel/clock';
import { isCountStale } from '#lib/license/facts';

export interface RecountStanding {
  /** The run with the official figures; null where none was ever finished. */
  last: Recount | null;
  /** It is older than a week. */
  stale: boolean;
  /** The run that began last, whatever became of it. */
  latest: RecountRun | null;
}

/** How the recount stands: its official figures, and what is under way. */
export async function readRecountStanding(actor: Actor): Promise<RecountStanding> {
  authorize(actor, 'users', 'read');
  const [last, latest] = await Promise.all([
    lastRecount(),
    reader().select().from(recounts).orderBy(desc(recounts.startedAt), desc(recounts.id)).limit(1),
  ]);
  const [shown] = await runsOf(latest);
  return {
    last: last ?? null,
    stale: isCountStale(last?.finishedAt ?? null, today()),
    latest: shown ?? null,
  };
}
