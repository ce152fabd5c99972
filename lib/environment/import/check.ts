import type { Actor } from '#lib/access/actor';
import { importerOf, kindInput } from '#lib/environment/import/kinds';
import { parse } from '#lib/kernel/parse';
import { checkFile } from '#lib/records/import/check';
import type { ImportReport } from '#lib/records/import/report';

/** Says, row by row, what importing a file of users or security roles would do. Writes nothing. */
export async function checkUserImport(actor: Actor, input: unknown): Promise<ImportReport> {
  const { kind } = parse(kindInput, input);
  return checkFile(actor, importerOf(kind), input);
}
