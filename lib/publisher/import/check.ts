import { reader } from '#db/client';
import type { Actor } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import { checkInput } from '#lib/publisher/import/input';
import { authorizeImport, judgeFile } from '#lib/publisher/import/judge-file';
import { importerOf } from '#lib/publisher/import/kinds';
import { type ImportReport, reportOf } from '#lib/publisher/import/report';

/** Says, row by row, what importing the file would do. Writes nothing. */
export async function checkImport(actor: Actor, input: unknown): Promise<ImportReport> {
  const { kind, file, page, show } = parse(checkInput, input);
  const importer = importerOf(kind);
  authorizeImport(actor, importer);
  return reportOf(await judgeFile(reader(), actor, importer, file), { page, show });
}
