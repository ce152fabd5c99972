import type { Actor } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import { takeTurns } from '#lib/licensing/take-turns';
import { applyInput } from '#lib/publisher/import/input';
import { authorizeImport, judgeFile } from '#lib/publisher/import/judge-file';
import { importerOf, importKindLabels } from '#lib/publisher/import/kinds';
import { countOutcomes, digestOf, type ImportReport, reportOf } from '#lib/publisher/import/report';

export type ImportResult =
  | { applied: true; message: string }
  /** The report is not the one that was agreed to: what is stored was changed meanwhile. Nothing was written. */
  | { applied: false; report: ImportReport };

/** Imports the file as its report said, all of it or nothing. What it holds already is left alone. */
export async function applyImport(actor: Actor, input: unknown): Promise<ImportResult> {
  const { kind, file, digest } = parse(applyInput, input);
  const importer = importerOf(kind);
  const authorized = authorizeImport(actor, importer);
  return changePublisher(authorized, async (tx, record) => {
    await takeTurns(tx, 'import');
    const found = await judgeFile(tx, actor, importer, file);
    const counts = countOutcomes(found.judged);
    if (counts.error > 0 || digestOf(file, found.judged) !== digest)
      return { applied: false, report: reportOf(found, { page: 1 }) };
    const told = `${counts.create} created, ${counts.change} changed, ${counts.unchanged} unchanged`;
    const plans = found.judged.flatMap(({ plan }) => (plan ? [plan] : []));
    if (plans.length > 0) {
      await importer.write(tx, record, plans);
      await record('Import', `${importKindLabels[kind]}: ${told}.`);
    }
    return { applied: true, message: `${importKindLabels[kind]} imported: ${told}.` };
  });
}
