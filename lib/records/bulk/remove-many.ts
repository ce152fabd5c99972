import type { Authorized } from '#lib/access/actor';
import type { Side } from '#lib/audit/operations';
import { parse } from '#lib/kernel/parse';
import { removeManyInput } from '#lib/records/bulk/input';
import type { Noun } from '#lib/records/bulk/noun';
import { problemsOfTime, refuseAll } from '#lib/records/bulk/problems';
import { counted } from '#lib/records/some-of';

/** Deletes all of the records, or none. Throws `conflict` with what stands in the way, by record. */
export async function removeMany<Stored extends { id: string; revision: number }, Input, S extends Side>(
  noun: Noun<Stored, Input, S>,
  authorized: Authorized,
  input: unknown,
): Promise<{ message: string }> {
  const { records: chosen } = parse(removeManyInput, input);
  const ids = chosen.map(({ id }) => id);
  await noun.transact(authorized, async (tx, record) => {
    // What hangs on the same license sets waits from here on; what was changed before is read again.
    if (noun.touch) await noun.touch(tx, await noun.find(tx, ids));
    const stored = await noun.find(tx, ids);
    const problems = problemsOfTime(stored, chosen, noun.nameOf);
    for (const each of stored) {
      const obstacle = await noun.obstacle?.(tx, each);
      if (obstacle) problems.push({ id: each.id, ...obstacle });
    }
    refuseAll(problems, chosen.length);
    for (const each of stored) await noun.remove(tx, record, each);
  });
  return { message: `${counted(chosen.length, ...noun.words)} deleted.` };
}
