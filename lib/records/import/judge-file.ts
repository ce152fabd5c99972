import type { Reader, Writer } from '#db/client';
import { type Actor, type Authorized, authorize, may } from '#lib/access/actor';
import type { Side } from '#lib/audit/operations';
import { byField, type FileRow } from '#lib/records/import/columns';
import { readCsv } from '#lib/records/import/csv';
import type { Importer } from '#lib/records/import/importer';
import { type Judged, problem } from '#lib/records/import/judge';
import type { JudgedFile } from '#lib/records/import/report';

/** Importing needs the permission to change; rows that create need that one too, and say so. */
export function authorizeImport(
  actor: Actor,
  { view, reads }: Pick<Importer<unknown, Side>, 'view' | 'reads'>,
): Authorized {
  for (const read of reads) authorize(actor, read, 'read');
  return authorize(actor, view, 'update');
}

/** Reads the file and judges each of its rows, as the records stand in `from`. Throws `invalid` for a file that cannot be read. */
export async function judgeFile<S extends Side>(
  from: Reader | Writer,
  actor: Actor,
  importer: Importer<unknown, S>,
  bytes: Uint8Array,
): Promise<JudgedFile> {
  const { rows, ignored, missing } = byField(readCsv(bytes), importer.columns, importer.exportOnly);
  const byRow = await importer.judge(from, rows);
  const mayCreate = may(actor, importer.view, 'create');
  const firstLine = new Map<string, number>();
  const judged = rows.map((row, index) => {
    const found = byRow[index] as Judged<unknown>;
    return refusalOf(row, found) ?? found;
  });
  return { bytes, judged, ignored, missing };

  function refusalOf(row: FileRow, { line, name, outcome }: Judged<unknown>) {
    if (row.problem) return problem(line, name, row.problem);
    const key = importer.keyOf(row);
    const first = firstLine.get(key);
    firstLine.set(key, first ?? line);
    if (outcome === 'error') return undefined;
    if (first !== undefined) return problem(line, name, `The same record as on line ${first}.`);
    if (outcome === 'create' && !mayCreate)
      return problem(line, name, 'You may change these records, but not create new ones.');
    return undefined;
  }
}
