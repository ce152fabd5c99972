import type { z } from 'zod';
import type { Writer } from '#db/client';
import type { RecordEntry, Transact } from '#lib/audit/change';
import type { Side } from '#lib/audit/operations';
import type { Obstacle } from '#lib/records/obstacle';

/** A kind of record, as the verbs for many of them need to know it. All run within the verb's transaction. */
export interface Noun<Stored extends { id: string; revision: number }, Input, S extends Side> {
  transact: Transact<S>;
  /** As in "1 customer product", "2 customer products". */
  words: [one: string, many: string];
  nameOf: (stored: Stored) => string;
  find: (tx: Writer, ids: string[]) => Promise<Stored[]>;
  /** Raises the revisions of what else a change of these concerns, each once, such as license sets. */
  touch?: (tx: Writer, stored: Stored[]) => Promise<void>;
  change?: {
    schema: (stored: Stored) => z.ZodType<Input>;
    /** What would change, in words; empty if nothing. */
    differences: (stored: Stored, input: Input) => string;
    write: (tx: Writer, record: RecordEntry<S>, stored: Stored, input: Input) => Promise<void>;
  };
  /** What keeps one from being deleted, if anything can. */
  obstacle?: (tx: Writer, stored: Stored) => Promise<Obstacle | undefined>;
  remove: (tx: Writer, record: RecordEntry<S>, stored: Stored) => Promise<void>;
}
