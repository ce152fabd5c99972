import { and, eq, inArray } from 'drizzle-orm';
import { transaction, type Writer } from '#db/client';
import { recountCounts, recounts } from '#db/schema/user-licensing';
import type { Actor } from '#lib/access/actor';
import { lastRecount } from '#lib/environment/recount/last';
import { recountUsers } from '#lib/environment/recount/run';
import { DAY, now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';
import { ownTerms, sampleModules } from '#lib/sample/own-environment';

const WEEKS = 9;

/** Counts the users of this environment, and gives the recount a past in which they became more. */
export async function loadSampleRecounts(actor: Actor): Promise<void> {
  await recountUsers(actor);
  const last = await lastRecount();
  if (!last) return;
  await transaction(async (tx) => {
    await stateQuantities(tx, last.id);
    const counts = await tx.select().from(recountCounts).where(eq(recountCounts.recountId, last.id));
    for (let week = WEEKS; week > 0; week -= 1) {
      const id = newId();
      const share = 1 - (week / WEEKS) * 0.5;
      const startedAt = new Date(now().getTime() - week * 7 * DAY);
      const of = (count: number) => Math.floor(count * share);
      const users = of(last.enabledUsers);
      await tx.insert(recounts).values({
        id,
        ranBy: 'Weekly user license count',
        startedAt,
        finishedAt: new Date(startedAt.getTime() + 140),
        outcome: 'ok',
        message: `${users} enabled users counted.`,
        counted: users,
        enabledUsers: users,
      });
      await tx
        .insert(recountCounts)
        .values(counts.map((each) => ({ ...each, recountId: id, count: of(each.count) })));
    }
  });
}

/** The licenses have not been fetched yet; their terms are known here all the same. */
async function stateQuantities(tx: Writer, recountId: string): Promise<void> {
  for (const { product, terms } of ownTerms()) {
    const quantity: unknown = Reflect.get(terms, 'userCount');
    const models = sampleModules().flatMap((module) =>
      module.product === product ? [fold(module.model)] : [],
    );
    if (typeof quantity !== 'number') continue;
    await tx
      .update(recountCounts)
      .set({ quantity })
      .where(
        and(
          eq(recountCounts.recountId, recountId),
          eq(recountCounts.kind, 'module'),
          inArray(recountCounts.key, models),
        ),
      );
  }
}
