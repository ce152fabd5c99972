import type { z } from 'zod';
import type { Authorized } from '#lib/access/actor';
import type { Side } from '#lib/audit/operations';
import type { BulkResult, ChosenRecord, Undo } from '#lib/records/bulk/input';
import type { Noun } from '#lib/records/bulk/noun';
import { type Problem, problemsOfTime, refuseAll } from '#lib/records/bulk/problems';
import { counted } from '#lib/records/some-of';

export interface ManyChanged<Values> {
  /** How many were not so before. */
  changed: number;
  undo: Undo<Values>;
}

/** What to change of a record, or why it cannot be. */
type Change<Values> = Values | { problem: string };

/**
 * Changes all of the records, or none: the values that `changeOf` gives, judged by the record's own rules. Each has
 * its audit entry as by hand. Throws `conflict` with what stands in the way, by record.
 */
export async function changeMany<
  Stored extends Input & { id: string; revision: number },
  Input extends object,
  Values extends Partial<Input>,
  S extends Side,
>(
  noun: Noun<Stored, Input, S>,
  authorized: Authorized,
  chosen: ChosenRecord[],
  changeOf: (stored: Stored) => Change<Values>,
): Promise<ManyChanged<Values>> {
  const { change, nameOf } = noun;
  if (!change) throw new Error(`${noun.words[1]} cannot be changed together.`);
  return noun.transact(authorized, async (tx, record) => {
    const stored = await noun.find(
      tx,
      chosen.map(({ id }) => id),
    );
    const problems = problemsOfTime(stored, chosen, nameOf);
    const changes: { before: Stored; after: Input; values: Values }[] = [];
    for (const before of stored) {
      const values = changeOf(before);
      if ('problem' in values) {
        problems.push({ id: before.id, message: `${nameOf(before)} ${values.problem}` });
        continue;
      }
      const result = change.schema(before).safeParse({ ...before, ...values });
      if (!result.success) problems.push(problemOfRules(before.id, nameOf(before), result.error));
      else if (change.differences(before, result.data))
        changes.push({ before, after: result.data, values: previous(before, values) });
    }
    refuseAll(problems, chosen.length);
    await noun.touch?.(
      tx,
      changes.map(({ before }) => before),
    );
    for (const { before, after } of changes) await change.write(tx, record, before, after);
    return {
      changed: changes.length,
      undo: {
        records: changes.map(({ before, values }) => ({
          id: before.id,
          revision: before.revision + 1,
          values,
        })),
      },
    };
  });
}

const problemOfRules = (id: string, name: string, error: z.core.$ZodError): Problem => ({
  id,
  message: `${name}: ${error.issues.map(({ message }) => message).join(' ')}`,
});

/** What `before` has where `values` has something else to say. */
const previous = <Values extends object>(before: object, values: Values): Values =>
  Object.fromEntries(Object.keys(values).map((key) => [key, Reflect.get(before, key)])) as Values;

/** `3 products activated. 1 was so already.`, with the way back where anything changed. */
export function bulkResult<Values>(
  { words: [one, many] }: Pick<Noun<never, never, Side>, 'words'>,
  { changed, undo }: ManyChanged<Values>,
  { done, all }: { done: string; all: number },
): BulkResult<Values> {
  const rest = all - changed;
  const already = rest > 0 ? ` ${rest} ${rest === 1 ? 'was' : 'were'} so already.` : '';
  if (changed === 0) return { message: `Nothing to change.${already}` };
  return { message: `${counted(changed, one, many)} ${done}.${already}`, undo };
}
