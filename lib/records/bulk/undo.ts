import { z } from 'zod';
import type { Authorized } from '#lib/access/actor';
import type { Side } from '#lib/audit/operations';
import { parse } from '#lib/kernel/parse';
import { changeMany } from '#lib/records/bulk/change-many';
import { undoInput } from '#lib/records/bulk/input';
import type { Noun } from '#lib/records/bulk/noun';
import { counted } from '#lib/records/some-of';

/**
 * Gives the records back the values that they had, as one more change: of all, or of none. Throws `conflict` where
 * somebody has changed one meanwhile. `values` says which fields may be given back.
 */
export async function undoMany<
  Stored extends Input & { id: string; revision: number },
  Input extends object,
  Values extends Partial<Input>,
  S extends Side,
>(
  noun: Noun<Stored, Input, S>,
  authorized: Authorized,
  input: unknown,
  values: z.ZodType<Values>,
): Promise<{ message: string }> {
  const { records } = parse(undoInput(values), input);
  const before = new Map(records.map((each) => [each.id, each.values]));
  const { changed } = await changeMany<Stored, Input, Values, S>(
    noun,
    authorized,
    records,
    ({ id }) => before.get(id) as Values,
  );
  return { message: `Undone: ${counted(changed, ...noun.words)} as before.` };
}

/** The one field of records that are switched on and off together. */
export const activeValues = z.object({ active: z.boolean() });
