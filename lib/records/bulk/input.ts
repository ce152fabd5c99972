import { z } from 'zod';
import { recordChange } from '#lib/records/record';

/** A list shows no more on one page, and nobody chooses what is not shown. */
export const MOST_AT_ONCE = 100;

const distinct = (records: { id: string }[]) => new Set(records.map(({ id }) => id)).size === records.length;

/** The records that were chosen, each as the chooser saw it. */
export const chosenRecords = z
  .array(recordChange, { error: 'Choose at least one record.' })
  .min(1, { message: 'Choose at least one record.' })
  .max(MOST_AT_ONCE, { message: `At most ${MOST_AT_ONCE} records at once.` })
  .refine(distinct, { message: 'A record was named twice.' });

export type ChosenRecord = z.output<typeof recordChange>;

export const removeManyInput = z.object({ records: chosenRecords });

/** What takes a change of many records back: each as it became, and the values that it had before. */
export interface Undo<Values> {
  records: { id: string; revision: number; values: Values }[];
}

export interface BulkResult<Values> {
  message: string;
  undo?: Undo<Values>;
}

/** As {@link Undo}, from a browser. The values are judged again by the record's own schema. */
export const undoInput = <V extends z.ZodType>(values: V) =>
  z.object({
    records: z.array(recordChange.extend({ values })).min(1).max(MOST_AT_ONCE).refine(distinct),
  });
