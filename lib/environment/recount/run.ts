import { and, count, eq, ne, type SQL, sql } from 'drizzle-orm';
import { transaction, type Writer } from '#db/client';
import { namedUsers, recountCounts, recountNames, recounts } from '#db/schema/user-licensing';
import { type Actor, type Authorized, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { withLease } from '#lib/environment/leases/with-lease';
import { countNames } from '#lib/environment/recount/counts';
import { forgetInterrupted, RECOUNT_LEASE } from '#lib/environment/recount/interrupted';
import type { Recount } from '#lib/environment/recount/last';
import { writeNames } from '#lib/environment/recount/names';
import { userRanges } from '#lib/environment/usage/user-ranges';
import { chunksOf } from '#lib/kernel/chunks';
import { now } from '#lib/kernel/clock';
import { AppError, conflict, isAppError } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { counted } from '#lib/records/some-of';

/** Recounts the named users. Returns what it counted in a sentence; throws an AppError that says what failed. */
export async function recountUsers(actor: Actor): Promise<string> {
  const { finished } = await startRecount(actor);
  return finished;
}

/**
 * Begins a recount, one at a time, and returns its ID; `finished` is as {@link recountUsers}. Its progress stands in
 * its row. Throws an AppError `conflict` while another is under way.
 */
export async function startRecount(actor: Actor): Promise<{ id: string; finished: Promise<string> }> {
  const authorized = authorize(actor, 'users', 'update');
  const begun = Promise.withResolvers<string>();
  const finished = withLease(
    RECOUNT_LEASE,
    async () => {
      const id = await begin(actor);
      begun.resolve(id);
      return carryOut(authorized, id);
    },
    0,
  );
  finished.catch((error) =>
    begun.reject(
      isAppError(error, 'unavailable')
        ? conflict('A recount is under way already. Wait for its end.')
        : error,
    ),
  );
  return { id: await begun.promise, finished };
}

const begin = (actor: Actor): Promise<string> =>
  transaction(async (tx) => {
    await forgetInterrupted(tx);
    const id = newId();
    const [enabled] = await tx
      .select({ count: count() })
      .from(namedUsers)
      .where(eq(namedUsers.enabled, true));
    await tx.insert(recounts).values({
      id,
      ranBy: actor.name,
      startedAt: now(),
      outcome: 'running',
      enabledUsers: enabled?.count ?? 0,
    });
    return id;
  });

async function carryOut(authorized: Authorized, id: string): Promise<string> {
  try {
    for await (const range of userRanges()) {
      await transaction(async (tx) => {
        await writeNames(tx, id, range);
        const [enabled] = await tx
          .select({ count: count() })
          .from(namedUsers)
          .where(and(eq(namedUsers.enabled, true), range));
        await update(tx, id, { counted: sql`${recounts.counted} + ${enabled?.count ?? 0}` });
      });
    }
    return await finish(authorized, id);
  } catch (error) {
    await fail(authorized, id, error);
    throw error;
  }
}

type Change = Omit<Partial<Recount>, 'counted'> & { counted: number | SQL };

/** Throws where the run took so long that another has begun since, which has ended it. */
async function update(tx: Writer, id: string, values: Change): Promise<void> {
  const updated = await tx
    .update(recounts)
    .set(values)
    .where(and(eq(recounts.id, id), eq(recounts.outcome, 'running')))
    .returning({ id: recounts.id });
  if (updated.length === 0)
    throw new AppError('unavailable', 'The recount took too long; another has begun.');
}

/** Makes the run the official one; names are kept of this one alone. */
async function finish(authorized: Authorized, id: string): Promise<string> {
  const counts = await countNames(id);
  const users = counts.filter(({ kind }) => kind === 'type').reduce((sum, each) => sum + each.count, 0);
  const modules = counts.filter(({ kind }) => kind === 'module').length;
  const message = `${counted(users, 'enabled user')} and the use of ${counted(modules, 'module')} counted.`;
  await changeEnvironment(authorized, async (tx, record) => {
    for (const chunk of chunksOf(counts, 1000)) await tx.insert(recountCounts).values(chunk);
    await tx.delete(recountNames).where(ne(recountNames.recountId, id));
    const finished = { finishedAt: now(), counted: users, enabledUsers: users };
    await update(tx, id, { outcome: 'ok', message, ...finished });
    await record('Recount', message);
  });
  return message;
}

async function fail(authorized: Authorized, id: string, error: unknown): Promise<void> {
  const message = isAppError(error) ? error.message : 'An unexpected error; see the server log.';
  await changeEnvironment(authorized, async (tx, record) => {
    await tx.delete(recountNames).where(eq(recountNames.recountId, id));
    await tx
      .update(recounts)
      .set({ outcome: 'failed', finishedAt: now(), message })
      .where(and(eq(recounts.id, id), eq(recounts.outcome, 'running')));
    await record('Recount Failed', message);
  });
}
