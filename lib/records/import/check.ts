import { reader } from '#db/client';
import type { Actor } from '#lib/access/actor';
import type { Side } from '#lib/audit/operations';
import { parse } from '#lib/kernel/parse';
import type { Importer } from '#lib/records/import/importer';
import { checkInput } from '#lib/records/import/input';
import { authorizeImport, judgeFile } from '#lib/records/import/judge-file';
import { type ImportReport, reportOf } from '#lib/records/import/report';

/** Says, row by row, what importing the file would do. Writes nothing. */
export async function checkFile<S extends Side>(
  actor: Actor,
  importer: Importer<unknown, S>,
  input: unknown,
): Promise<ImportReport> {
  authorizeImport(actor, importer);
  const { file, page, show } = parse(checkInput, input);
  return reportOf(await judgeFile(reader(), actor, importer, file), { page, show });
}
