import { desc, eq } from 'drizzle-orm';
import { reader } from '#db/client';
import { recounts } from '#db/schema/user-licensing';

/** A run of the recount, as it is kept. */
export type Recount = typeof recounts.$inferSelect;

/** The last run that was finished: the official figures; `undefined` where there was none. */
export async function lastRecount(): Promise<Recount | undefined> {
  const [last] = await reader()
    .select()
    .from(recounts)
    .where(eq(recounts.outcome, 'ok'))
    .orderBy(desc(recounts.finishedAt), desc(recounts.id))
    .limit(1);
  return last;
}
