import type { Actor } from '#lib/access/actor';
import { parse } from '#lib/kernel/parse';
import { importerOf, kindInput } from '#lib/publisher/import/kinds';
import { checkFile } from '#lib/records/import/check';
import type { ImportReport } from '#lib/records/import/report';

/** Says, row by row, what importing a file of one kind would do. Writes nothing. */
export async function checkImport(actor: Actor, input: unknown): Promise<ImportReport> {
  const { kind } = parse(kindInput, input);
  return checkFile(actor, importerOf(kind), input);
}
