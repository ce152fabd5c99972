import type { Actor } from '#lib/access/actor';
import { importerOf, kindInput } from '#lib/environment/import/kinds';
import { parse } from '#lib/kernel/parse';
import { applyFile, type ImportResult } from '#lib/records/import/apply';

/** Imports a file of users or security roles as its report said, all of it or nothing. */
export async function applyUserImport(actor: Actor, input: unknown): Promise<ImportResult> {
  const { kind } = parse(kindInput, input);
  return applyFile(actor, importerOf(kind), input);
}
