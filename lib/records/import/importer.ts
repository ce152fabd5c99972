import type { Reader, Writer } from '#db/client';
import type { View } from '#lib/access/views';
import type { RecordEntry, Transact } from '#lib/audit/change';
import type { Operation, Side } from '#lib/audit/operations';
import type { FileRow, ImportColumn } from '#lib/records/import/columns';
import type { Judged } from '#lib/records/import/judge';

/** What an importer of one kind of record knows. `Plan` is what a row would do, for {@link Importer.write}. */
export interface Importer<Plan, S extends Side> {
  transact: Transact<S>;
  /** As the audit log names an import of it. */
  operation: Operation<S>;
  /** What is imported, as in "Customers". */
  label: string;
  /** Where one must be permitted to change and create. */
  view: View;
  /** Whose names the rows refer to. */
  reads: View[];
  columns: ImportColumn[];
  /** Columns of the exported list that are not the records' own. */
  exportOnly: string[];
  /** By which a record is found, folded; two rows with the same are one record. */
  keyOf: (row: FileRow) => string;
  /** What to call the row's record in the report. */
  nameOf: (row: FileRow) => string;
  /** What each row would do, as the records stand in `from`. */
  judge: (from: Reader | Writer, rows: FileRow[]) => Promise<Judged<Plan>[]>;
  /** Does it, within the verb's transaction. */
  write: (tx: Writer, record: RecordEntry<S>, plans: Plan[]) => Promise<void>;
}
