import type { Actor } from '#lib/access/actor';
import type { Side } from '#lib/audit/operations';
import { parse } from '#lib/kernel/parse';
import type { Importer } from '#lib/records/import/importer';
import { applyInput } from '#lib/records/import/input';
import { authorizeImport, judgeFile } from '#lib/records/import/judge-file';
import { countOutcomes, digestOf, type ImportReport, reportOf } from '#lib/records/import/report';
import { takeTurns } from '#lib/records/take-turns';

export type ImportResult =
  | { applied: true; message: string }
  /** The report is not the one that was agreed to: what is stored was changed meanwhile. Nothing was written. */
  | { applied: false; report: ImportReport };

/** Imports the file as its report said, all of it or nothing. What it holds already is left alone. */
export async function applyFile<S extends Side>(
  actor: Actor,
  importer: Importer<unknown, S>,
  input: unknown,
): Promise<ImportResult> {
  const authorized = authorizeImport(actor, importer);
  const { file, digest } = parse(applyInput, input);
  return importer.transact(authorized, async (tx, record) => {
    await takeTurns(tx, 'import');
    const found = await judgeFile(tx, actor, importer, file);
    const counts = countOutcomes(found.judged);
    if (counts.error > 0 || digestOf(file, found.judged) !== digest)
      return { applied: false, report: reportOf(found, { page: 1 }) };
    const told = `${counts.create} created, ${counts.change} changed, ${counts.unchanged} unchanged`;
    const plans = found.judged.flatMap(({ plan }) => (plan ? [plan] : []));
    if (plans.length > 0) {
      await importer.write(tx, record, plans);
      await record(importer.operation, `${importer.label}: ${told}.`);
    }
    return { applied: true, message: `${importer.label} imported: ${told}.` };
  });
}
