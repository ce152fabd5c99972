import { z } from 'zod';

/**
 * A backup, as both databases write and read it: gzip'ed JSON Lines. The first line is the {@link header}; then, for
 * each table, parents before children, a line with its columns and a line for each row, an array of values in the
 * order of the columns; the last line is the {@link footer}.
 */

export const FORMAT = 'license-manager-backup';
export const FORMAT_VERSION = 1;

/** Longer than any line that is written: a row has at most a few texts of some hundred KB. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * How a value stands in the file, null aside: `instant` as RFC 3339, `json` as its text, so that JSON's null and none
 * at all are two things.
 */
const kind = z.enum(['text', 'integer', 'boolean', 'instant', 'json']);
export type Kind = z.infer<typeof kind>;
export type Value = string | number | boolean | null;

/** As the schema names tables and columns: nothing that would have to be quoted in a statement. */
const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/);

export const header = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.number().int(),
  /** Version of the application that wrote it. */
  application: z.string(),
  /** The last migration of the database. */
  schema: z.string(),
  takenAt: z.iso.datetime(),
  dialect: z.enum(['sqlite', 'postgres']),
  /**
   * Tells whether a secret key is the one that sealed what is in here, and says nothing of the key itself; null where
   * none was at hand.
   */
  secretMark: z.string().nullable(),
});
export type Header = z.infer<typeof header>;

export const tableLine = z.object({
  table: identifier,
  columns: z.array(z.tuple([identifier, kind])).min(1),
});
export type TableLine = z.infer<typeof tableLine>;

export const footer = z.object({
  /** How many rows each table has. */
  rows: z.record(identifier, z.number().int().nonnegative()),
  /** Of all lines before this one, line ends included; hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Footer = z.infer<typeof footer>;

/** That a backup cannot be written, or a file cannot be restored; its message is for the person who asked for it. */
export class BackupFault extends Error {
  override name = 'BackupFault';
}
