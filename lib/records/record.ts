import { z } from 'zod';
import { AppError, CHANGED_MEANWHILE, notFound } from '#lib/kernel/errors';
import { recordId, recordRevision } from '#lib/kernel/fields';

/** Which record a change is for, and the revision that its editor saw. */
export const recordChange = z.object({ id: recordId(), revision: recordRevision() });

/** Which record is meant where nothing else is asked. */
export const recordKey = z.object({ id: recordId() });

/** `id` if it has the form of one; throws `not-found` otherwise, as for a record that is gone. */
export function idFrom(id: unknown, what: string): string {
  const result = recordId().safeParse(id);
  if (!result.success) throw notFound(what);
  return result.data;
}

export const changedMeanwhile = (what: string) =>
  new AppError(
    'conflict',
    `${what} was changed by somebody else meanwhile. Load the page again, and make your change on top of theirs.`,
    { code: CHANGED_MEANWHILE },
  );

/** `row` if it exists and is still as its editor saw it. */
export function asSeen<T extends { revision: number }>(
  row: T | undefined,
  revision: number,
  what: string,
): T {
  if (!row) throw notFound(what);
  if (row.revision !== revision) throw changedMeanwhile(what);
  return row;
}
